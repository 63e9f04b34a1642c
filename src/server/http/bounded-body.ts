import { ErrorAnswer, failure } from './error-answers.ts'
import type { AppContext } from './context.ts'

export type BoundedBody = {
  /** @throws a 413 when the body is too large, a 400 when it breaks off. */
  readonly pieces: AsyncGenerator<Uint8Array, undefined>
  readonly isTooLarge: () => boolean
}

/** Checks both the announced length and the bytes that arrive. */
export function boundedBody(c: AppContext, most: number): BoundedBody {
  let size = Number(c.req.header('Content-Length') ?? 0)
  const isTooLarge = () => size > most
  async function* pieces(): AsyncGenerator<Uint8Array, undefined> {
    if (isTooLarge()) throw failure.tooLarge(most)
    size = 0
    try {
      for await (const piece of c.req.raw.body ?? []) {
        size += piece.byteLength
        if (isTooLarge()) throw failure.tooLarge(most)
        yield piece
      }
    } catch (cause) {
      throw cause instanceof ErrorAnswer ? cause : failure.brokenOff()
    }
  }
  return { pieces: pieces(), isTooLarge }
}
