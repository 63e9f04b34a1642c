import { createLongWordFinder } from './long-word.ts'
import { createWordFinder, type Texts, type WordFinder } from './word-finder.ts'

export type WordThread = {
  readonly clear: () => Promise<void>
  readonly add: (words: Texts) => Promise<void>
  /** Passes over the texts that the words need, because memory is limited. */
  readonly passes: () => Promise<number>
  readonly begin: (pass: number) => Promise<void>
  /** For each text a 1 if it contains one of the pass's words. */
  readonly search: (texts: Texts) => Promise<Uint8Array>
}

/** Bytes of words searched in one pass, unless one word is longer. */
const passBytes = 2 ** 20
/** A longer word has its own search: with others it takes ten times the memory. */
const togetherBytes = 2 ** 16

export function createWordThread(mostBytes = passBytes): WordThread {
  let passes: Uint8Array[][] = []
  let bytes = Infinity
  let finder: WordFinder | null = null
  let longFinders: ((text: Uint8Array) => boolean)[] = []
  return {
    clear: async () => {
      passes = []
      bytes = Infinity
      finder = null
      longFinders = []
    },
    add: async (words) => {
      let from = 0
      for (const to of words.ends) {
        if (bytes + (to - from) > mostBytes) {
          passes.push([])
          bytes = 0
        }
        passes.at(-1)?.push(words.bytes.subarray(from, to))
        bytes += to - from
        from = to
      }
    },
    passes: async () => passes.length,
    begin: async (pass) => {
      const words = passes[pass] ?? []
      finder = createWordFinder(together(words.filter(({ length }) => length <= togetherBytes)))
      longFinders = words.filter(({ length }) => length > togetherBytes).map(createLongWordFinder)
    },
    search: async (texts) => {
      const found = new Uint8Array(texts.ends.length)
      finder?.mark(texts, found)
      if (longFinders.length === 0) return found
      let from = 0
      for (const [index, to] of texts.ends.entries()) {
        const text = texts.bytes.subarray(from, to)
        if (found[index] === 0 && longFinders.some((isIn) => isIn(text))) found[index] = 1
        from = to
      }
      return found
    },
  }
}

function together(words: readonly Uint8Array[]): Texts {
  let end = 0
  const ends = Uint32Array.from(words, ({ length }) => (end += length))
  return { bytes: Buffer.concat(words), ends }
}
