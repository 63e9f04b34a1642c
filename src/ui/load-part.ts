import * as words from './words.ts'

/** A lazy part of the page was not loaded: no network, or files of another version. */
export class PartMissing extends Error {
  override readonly name = 'PartMissing'
  constructor(options?: ErrorOptions) {
    super(words.partMissing, options)
  }
}

/** Messages of Chromium, Firefox and WebKit for a module that failed to load. */
const notFetched = /dynamically imported module|importing a module script failed|preload css/i

export const partMessage = (error: unknown): string | null =>
  error instanceof PartMissing ? error.message : null

const listeners = new Set<() => void>()

export function onPartMissing(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Loads a part of the page. Throws `PartMissing` if loading fails; other errors pass through. */
export async function loadPart<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load()
  } catch (cause) {
    if (!(cause instanceof Error && notFetched.test(cause.message))) throw cause
    for (const listener of listeners) listener()
    throw new PartMissing({ cause })
  }
}
