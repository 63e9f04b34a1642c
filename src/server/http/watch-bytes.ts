/** How reading ended: all bytes were taken, the reader left before, or the source failed. */
export type BytesEnd = 'finished' | 'left' | 'failed'

/**
 * The same bytes, and somebody who hears of them: of each piece that is taken, and once of the end.
 * The reader's leaving reaches the source at once, also while a piece is being made.
 */
export function watchBytes(
  bytes: AsyncIterable<Uint8Array>,
  listener: {
    readonly onPiece: (piece: Uint8Array) => void
    readonly onEnd: (end: BytesEnd) => void
  },
): AsyncIterableIterator<Uint8Array> {
  const source = bytes[Symbol.asyncIterator]()
  let isOver = false
  const end = (how: BytesEnd) => {
    if (isOver) return
    isOver = true
    listener.onEnd(how)
  }
  return {
    next: async () => {
      try {
        const next = await source.next()
        if (next.done) end('finished')
        else listener.onPiece(next.value)
        return next
      } catch (error) {
        end('failed')
        throw error
      }
    },
    return: async () => {
      end('left')
      await source.return?.()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
