import {
  Cancelled,
  isWebPage,
  NetworkError,
  ServiceError,
  Stalled,
  WebPage,
} from './api-failure.ts'
import { retryAfterSeconds } from './retry-after.ts'

const maxErrorBytes = 256 * 1024

export async function readError(response: Response): Promise<ServiceError> {
  const retryAfter = retryAfterSeconds(response.headers.get('Retry-After'), Date.now())
  return new ServiceError(response.status, await readBounded(response), retryAfter)
}

async function readBounded(response: Response): Promise<unknown> {
  const decoder = new TextDecoder()
  let text = ''
  try {
    const reader = response.body?.getReader()
    for (let next = await reader?.read(); next?.value; next = await reader?.read()) {
      text += decoder.decode(next.value, { stream: true })
      if (text.length > maxErrorBytes) break
    }
    await reader?.cancel()
  } catch {
    // If the connection breaks, the part that was read is still shown.
  }
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

export async function refuseWebPage(response: Response, what: string): Promise<void> {
  if (!isWebPage(response.headers.get('Content-Type'))) return
  await response.body?.cancel().catch(() => undefined)
  throw new WebPage(what)
}

/** Ends the response when the caller stops early or no bytes arrive for `stallAfter` milliseconds. */
export async function* bytesOf(
  response: Response,
  signal: AbortSignal,
  stallAfter?: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const reader = response.body?.getReader()
  if (!reader) return
  try {
    for (;;) {
      const reading = reader.read().catch((cause: unknown) => {
        throw signal.aborted ? new Cancelled({ cause }) : new NetworkError({ cause })
      })
      const next = await (stallAfter === undefined ? reading : withLimit(reading, stallAfter))
      if (!next.value) return
      yield next.value
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

async function withLimit<T>(work: Promise<T>, limit: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const stalled = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Stalled()), limit)
  })
  try {
    return await Promise.race([work, stalled])
  } finally {
    clearTimeout(timer)
  }
}
