/** `left`: the reader stopped early. */
export type BytesEnd = 'finished' | 'left' | 'failed'

/** Calls the listener for each piece and once at the end. If the reader stops, so does the source. */
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
