import * as words from './words.ts'

/** A lazy part of the page was not loaded: no network, or files of another version. */
export class PartMissing extends Error {
  override readonly name = 'PartMissing'
  /** The server has the file, but the browser does not ask for it again. */
  readonly needsReload: boolean

  constructor(needsReload: boolean, options?: ErrorOptions) {
    super(needsReload ? words.reloadToLoad : words.partMissing, options)
    this.needsReload = needsReload
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
export async function loadPart<Part>(load: () => Promise<Part>, isAgain = false): Promise<Part> {
  try {
    return await load()
  } catch (cause) {
    if (!(cause instanceof Error && notFetched.test(cause.message))) throw cause
    const needsReload = await isServed(cause.message)
    if (needsReload && !isAgain) return loadPart(load, true)
    for (const listener of listeners) listener()
    throw new PartMissing(needsReload, { cause })
  }
}

/** Firefox asks only once for a module, also if the network was gone then. Its message has the address. */
async function isServed(message: string): Promise<boolean> {
  const [address] = /https?:\S+/.exec(message) ?? []
  try {
    return address !== undefined && (await fetch(address)).ok
  } catch {
    return false
  }
}
