import { errorText } from '#domain/configuration/service-error-text.ts'

export class NetworkError extends Error {
  override readonly name = 'NetworkError'
  constructor(options?: ErrorOptions) {
    super(
      'The server can’t be reached. Check that it’s running and that you’re online, then try again.',
      options,
    )
  }
}

/** The server accepted the call, and then sent no data for too long. */
export class Stalled extends Error {
  override readonly name = 'Stalled'
}

export class ServiceError extends Error {
  override readonly name = 'ServiceError'
  readonly status: number
  /** Parsed JSON, or the first part of the text. */
  readonly body: unknown
  readonly retryAfter: number | null
  constructor(status: number, body: unknown, retryAfter: number | null) {
    super(serviceMessage(status, body))
    this.status = status
    this.body = body
    this.retryAfter = retryAfter
  }
}

export class UnexpectedBody extends Error {
  override readonly name = 'UnexpectedBody'
  constructor(what: string, options?: ErrorOptions) {
    super(
      `Winnow can’t read the service’s answer about ${what}. Check the address of the service, or update Winnow.`,
      options,
    )
  }
}

/** A proxy, or a network with its own sign-in page, answered in place of the service. */
export class WebPage extends UnexpectedBody {
  constructor(what: string) {
    super(what)
    this.message = `A web page came instead of ${what}. A proxy, or a network with its own sign-in page, answered in place of the service. Open that page or contact the operator of the network, then try again.`
  }
}

export const isWebPage = (contentType: string | null): boolean =>
  /^\s*(text\/html|application\/xhtml\+xml)\b/i.test(contentType ?? '')

export class Cancelled extends Error {
  override readonly name = 'Cancelled'
  constructor(options?: ErrorOptions) {
    super('Cancelled.', options)
  }
}

const statusMessages: Readonly<Record<number, string>> = {
  401: 'You are signed out. Sign in again.',
  403: 'You don’t have permission for this. Ask an owner of the queue.',
  404: 'Not found. Choose another queue.',
  408: 'The service took too long. Try again.',
  413: 'The request is too large for the service. Remove values or record IDs.',
  429: 'The service got too many requests. Wait a moment, then try again.',
  502: 'The service behind the gateway isn’t responding. Try again in a moment.',
  503: 'The service isn’t ready. Try again in a moment.',
  504: 'The service behind the gateway took too long. Try again in a moment.',
}

function serviceMessage(status: number, body: unknown): string {
  return (
    errorText(body) ??
    statusMessages[status] ??
    (status >= 500
      ? `The service failed (error ${status}). Try again in a moment.`
      : `The service rejected the request (error ${status}).`)
  )
}

export const isUnsupported = (error: unknown): boolean =>
  error instanceof ServiceError && (error.status === 404 || error.status === 405)

export async function nullIfUnsupported<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer
  } catch (error) {
    if (isUnsupported(error)) return null
    throw error
  }
}

const kinds = [NetworkError, ServiceError, UnexpectedBody, Cancelled] as const

export const messageOf = (error: unknown): string =>
  error instanceof Error && kinds.some((kind) => error instanceof kind)
    ? error.message
    : mistakeText(error instanceof Error ? error.message : String(error))

export const mistakeText = (message: string): string =>
  `Something went wrong on this page (${message}). Reload the page, then try again.`
