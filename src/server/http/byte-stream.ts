import { CallerGone } from '#server/system/caller-gone.ts'

/**
 * A response body that reads its source only as fast as the client. The first chunk is read here, so an
 * early failure still gets a status. A later failure calls `breakOff`, which cuts the connection (false
 * if there is none): a body that ends normally would look complete.
 */
export async function openByteStream(
  source: AsyncIterable<Uint8Array>,
  {
    signal,
    breakOff,
  }: { readonly signal: AbortSignal; readonly breakOff: (cause: unknown) => boolean },
): Promise<ReadableStream<Uint8Array>> {
  const iterator = source[Symbol.asyncIterator]()
  const stop = async () => {
    await iterator.return?.()
  }
  const stopQuietly = () => void stop().catch(() => undefined)
  signal.addEventListener('abort', stopQuietly, { once: true })
  let next: IteratorResult<Uint8Array> | null = await iterator.next().catch((cause: unknown) => {
    throw signal.aborted ? new CallerGone() : cause
  })
  signal.removeEventListener('abort', stopQuietly)
  if (signal.aborted) {
    // An aborted source ends like an empty one.
    stopQuietly()
    throw new CallerGone()
  }

  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        try {
          const { done, value } = next ?? (await iterator.next())
          next = null
          if (done) controller.close()
          else controller.enqueue(value)
        } catch (cause) {
          // Without the cause: the HTTP server may write the error's text into the body.
          if (!breakOff(cause)) controller.error(new Error('The export broke off.'))
        }
      },
      cancel: stop,
    },
    { highWaterMark: 0 },
  )
}
