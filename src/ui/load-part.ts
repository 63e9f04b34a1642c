/** What is said of a part of the page that did not come. */
export const partMissing =
  'Part of the page couldn’t be loaded. Check your connection, then try again.'

/** A part of the page that is loaded when it is used did not come: no network, or files of another version. */
export class PartMissing extends Error {
  override readonly name = 'PartMissing'
  constructor(options?: ErrorOptions) {
    super(partMissing, options)
  }
}

/** What Chromium, Firefox and WebKit say of a module that was not fetched. */
const notFetched = /dynamically imported module|importing a module script failed|preload css/i

/** What is said of an error where a part did not come; null of any other error. */
export const partMessage = (error: unknown): string | null =>
  error instanceof PartMissing ? error.message : null

const listeners = new Set<() => void>()

/** Calls back each time that a part does not come. */
export function onPartMissing(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Loads a part of the page; throws `PartMissing` where it does not come, and whatever it throws itself. */
export async function loadPart<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load()
  } catch (cause) {
    if (!(cause instanceof Error && notFetched.test(cause.message))) throw cause
    for (const listener of listeners) listener()
    throw new PartMissing({ cause })
  }
}
