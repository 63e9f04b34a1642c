import { errorText } from '#domain/configuration/service-error-places.ts'

/**
 * The four ways in which a call can fail. Each says in its message what happened and what to do.
 * An answer that the schema rejects is one of them: it is no success.
 */

/** The server was not reached, or the connection broke. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError'
  constructor(options?: ErrorOptions) {
    super(
      'The server cannot be reached. Check that it is running and that you are connected, then try again.',
      options,
    )
  }
}

/** The server accepted the call, and then sent no data for too long. */
export class Stalled extends Error {
  override readonly name = 'Stalled'
}

/** The service answered with an error. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError'
  readonly status: number
  /** The parsed body where it is JSON; its beginning as text otherwise. */
  readonly body: unknown
  /** Seconds after which trying again makes sense, where the service says so. */
  readonly retryAfter: number | null
  constructor(status: number, body: unknown, retryAfter: number | null) {
    super(serviceMessage(status, body))
    this.status = status
    this.body = body
    this.retryAfter = retryAfter
  }
}

/** The service answered in a shape that this version of Winnow does not know. */
export class UnexpectedBody extends Error {
  override readonly name = 'UnexpectedBody'
  constructor(what: string, options?: ErrorOptions) {
    super(
      `The service's answer about ${what} has a form that Winnow does not know. Check the address of the service, or update Winnow.`,
      options,
    )
  }
}

/**
 * A page for people came where the service answers with data: a proxy, or a network where one has to
 * sign in, answers in its place.
 */
export class WebPage extends UnexpectedBody {
  constructor(what: string) {
    super(what)
    this.message = `A web page came instead of ${what}. Something between here and the service answers in its place, such as a proxy or a network where one signs in. Open that page or tell who runs the network, then try again.`
  }
}

/** Whether a body is a page for people, by its `Content-Type`. */
export const isWebPage = (type: string | null): boolean =>
  /^\s*(text\/html|application\/xhtml\+xml)\b/i.test(type ?? '')

/** The call was given up on purpose. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled'
  constructor(options?: ErrorOptions) {
    super('Cancelled.', options)
  }
}

const statusMessages: Readonly<Record<number, string>> = {
  401: 'You are not signed in any more. Sign in again.',
  403: 'You may not do this here. Ask an owner of the queue.',
  404: 'This is not there (any more). Choose another queue.',
  408: 'The service took too long. Try again.',
  413: 'The request is larger than the service takes. Remove values or record IDs.',
  429: 'The service is asked too often. Wait a moment, then try again.',
  502: 'The service behind the gateway does not answer. Try again in a moment.',
  503: 'The service is not ready. Try again in a moment.',
  504: 'The service behind the gateway takes too long. Try again in a moment.',
}

function serviceMessage(status: number, body: unknown): string {
  return (
    errorText(body) ??
    statusMessages[status] ??
    (status >= 500
      ? `The service failed (error ${status}). Try again in a moment.`
      : `The service refused the request (error ${status}).`)
  )
}

/** Whether a service lacks an operation: the page goes on without it. */
export const isUnsupported = (error: unknown): boolean =>
  error instanceof ServiceError && (error.status === 404 || error.status === 405)

/** What a call answers; `null` where the service lacks the operation. */
export async function nullIfUnsupported<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer
  } catch (error) {
    if (isUnsupported(error)) return null
    throw error
  }
}

const kinds = [NetworkError, ServiceError, UnexpectedBody, Cancelled] as const

/** What to show of any error. One that is none of the four is a mistake of this page. */
export const messageOf = (error: unknown): string =>
  error instanceof Error && kinds.some((kind) => error instanceof kind)
    ? error.message
    : mistakeText(error instanceof Error ? error.message : String(error))

/** A mistake of the page itself: it is said as one, and never as the network's or the server's. */
export const mistakeText = (message: string): string =>
  `Something went wrong on this page (${message}). Reload the page, then try again.`
