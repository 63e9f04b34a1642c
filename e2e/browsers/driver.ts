/** The engines of the test, by the browser that people know them from. */
export const engines = ['chromium', 'firefox', 'webkit'] as const
export type Engine = (typeof engines)[number]

export type Point = { readonly x: number; readonly y: number }

/**
 * How the browser treats what the page stores: as always, in a private window, or not at all. `denied`
 * switches cookies, `localStorage`, `sessionStorage` and IndexedDB off, as far as the engine lets a user.
 */
export type Storage = 'kept' | 'private' | 'denied'

export type Launch = {
  readonly storage: Storage
  /** An empty folder. The browser saves all downloads there without a question. */
  readonly downloads: string
  /** The X display of the browser's window. Chromium runs without a window. */
  readonly display: string
}

/** What each engine does in its own way. What a person does with it is in `tab.ts`. */
export type Driver = {
  readonly open: (address: string) => Promise<void>
  /** The value of a JavaScript expression in the page, or of its promise. It must be JSON. */
  readonly evaluate: (expression: string) => Promise<unknown>
  /** Holds some keys and presses the last one, by the names of `KeyboardEvent.key`. */
  readonly press: (keys: readonly string[]) => Promise<void>
  readonly type: (text: string) => Promise<void>
  /** Moves the mouse in the page's CSS pixels and clicks. */
  readonly click: (point: Point) => Promise<void>
  /** Presses the mouse at the first point, moves it over all others, and releases it at the last one. */
  readonly drag: (way: readonly Point[], held?: 'Alt') => Promise<void>
  /** Enters a character by an input method, with composition events. Enter ends the composition. */
  readonly compose: (character: string) => Promise<void>
  readonly resize: (width: number, height: number) => Promise<void>
  /** A PNG. */
  readonly screenshot: () => Promise<Buffer>
  readonly close: () => Promise<void>
}
