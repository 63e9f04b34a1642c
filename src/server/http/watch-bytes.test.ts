import { expect, test } from 'vitest'
import { watchBytes, type BytesEnd } from './watch-bytes.ts'

const watched = (source: AsyncIterable<Uint8Array>) => {
  const heard: (number | BytesEnd)[] = []
  const bytes = watchBytes(source, {
    onPiece: (piece) => heard.push(piece.length),
    onEnd: (end) => heard.push(end),
  })
  return { heard, bytes }
}

async function* pieces(failure?: Error): AsyncGenerator<Uint8Array, undefined> {
  yield new Uint8Array(3)
  yield new Uint8Array(4)
  if (failure) throw failure
}

test('the listener is called for each piece, and once at the end', async () => {
  const { heard, bytes } = watched(pieces())
  for await (const piece of bytes) expect(piece.length).toBeGreaterThan(2)
  await bytes.return?.()
  expect(heard).toEqual([3, 4, 'finished'])
})

test('a failure is passed on', async () => {
  const { heard, bytes } = watched(pieces(new Error('broken')))
  const all = async () => {
    for await (const piece of bytes) expect(piece.length).toBeGreaterThan(2)
  }
  await expect(all()).rejects.toThrow('broken')
  expect(heard).toEqual([3, 4, 'failed'])
})

test('when the reader stops, a source that is making a piece stops too', async () => {
  let free: () => void = () => undefined
  const { heard, bytes } = watched({
    [Symbol.asyncIterator]: () => ({
      next: () =>
        new Promise((resolve) => (free = () => resolve({ done: true, value: undefined }))),
      return: () => {
        free()
        return Promise.resolve({ done: true, value: undefined })
      },
    }),
  })
  const pending = bytes.next()
  await bytes.return?.()
  expect(await pending).toEqual({ done: true, value: undefined })
  expect(heard).toEqual(['left'])
})
