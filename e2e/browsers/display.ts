import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Point } from './driver.ts'

/**
 * A screen of its own (Xvfb), and hands that touch it (xdotool). The drivers of Firefox and WebKit drive
 * neither a native drag nor an input method; for these two the test uses the window's mouse and keys.
 */

export type Display = { readonly name: string; readonly stop: () => void }

export async function startDisplay(): Promise<Display> {
  const server = spawn(
    'Xvfb',
    ['-displayfd', '1', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  const [number] = (await once(server.stdout, 'data')) as [Buffer]
  return { name: `:${number.toString().trim()}`, stop: () => void server.kill() }
}

export const hands = (display: string, ...words: string[]): string =>
  execFileSync('xdotool', words, { env: { ...process.env, DISPLAY: display }, encoding: 'utf8' })

/** Without a window manager no window has the focus by itself. */
export function focusWindow(display: string): void {
  const windows = hands(display, 'search', '--sync', '--onlyvisible', '--name', '.')
    .trim()
    .split('\n')
  hands(display, 'windowfocus', '--sync', String(windows.at(-1)))
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** `corner` is the corner of the page on the screen. */
export async function dragOnScreen(
  display: string,
  corner: Point,
  [from, ...way]: readonly Point[],
  held?: 'Alt',
): Promise<void> {
  const move = ({ x, y }: Point) =>
    hands(display, 'mousemove', String(Math.round(corner.x + x)), String(Math.round(corner.y + y)))
  if (!from) return
  if (held) hands(display, 'keydown', held)
  move(from)
  hands(display, 'mousedown', '1')
  for (const point of way) {
    move(point)
    // The browser asks the screen's server about each move.
    await pause(20)
  }
  await pause(300)
  hands(display, 'mouseup', '1')
  if (held) hands(display, 'keyup', held)
}

/** GTK's own input method: Ctrl+Shift+U, the number of the character, Enter. */
export function composeOnScreen(display: string, character: string): void {
  hands(display, 'key', 'ctrl+shift+u')
  hands(display, 'type', (character.codePointAt(0) ?? 0).toString(16))
  hands(display, 'key', 'Return')
}
