import { expect, test } from 'vitest'
import { maxLinkedBytes } from './bounds.ts'
import { deflateRaw, inflateRaw, TooLarge } from './deflate.ts'

const deflated = (text: string) => deflateRaw(new TextEncoder().encode(text))
const inflated = async (text: string) => inflateRaw(new Uint8Array(await deflated(text)))

/** Runs `work` where `for await` over a stream throws, as it does in Safari before 27. */
async function withoutStreamIteration(work: () => Promise<void>): Promise<void> {
  const streams = ReadableStream.prototype
  const kept = Object.getOwnPropertyDescriptor(streams, Symbol.asyncIterator)
  if (!kept) throw new Error('streams cannot be iterated here at all')
  Reflect.deleteProperty(streams, Symbol.asyncIterator)
  try {
    await work()
  } finally {
    Object.defineProperty(streams, Symbol.asyncIterator, kept)
  }
}

test('a text comes back as it was, also where streams cannot be iterated', async () => {
  const text = 'Größe 数 '.repeat(2_000)
  expect(await inflated(text)).toBe(text)
  await withoutStreamIteration(async () => expect(await inflated(text)).toBe(text))
})

test('a text beyond the limit of a link is refused', async () => {
  await expect(inflated('a'.repeat(maxLinkedBytes + 1))).rejects.toBeInstanceOf(TooLarge)
})
