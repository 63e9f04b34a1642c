import type { Json, Operation } from './operation.ts'

export const textHeader = (description: string): Json => ({
  description,
  schema: { type: 'string' },
})

const retryAfter = {
  'Retry-After': {
    description: 'Seconds to wait before trying again.',
    schema: { type: 'integer', minimum: 1 },
  },
}
const challenge = { 'WWW-Authenticate': textHeader('How to send credentials.') }

const headersOf: Readonly<Record<string, Json>> = {
  '401': challenge,
  '429': retryAfter,
  '503': retryAfter,
}

const ofAll = {
  '421': 'The server does not answer under this host name.',
  '429': 'Too many requests at once, or too many failed sign-ins.',
  '500': 'The server failed. The detail names the request id that its log has.',
  '503': 'The server is shutting down, or is too busy.',
}
const ofBody = {
  '400': 'The request body is incomplete.',
  '408': 'The request body did not arrive in time.',
  '413': 'The request body is too large.',
}
const ofWrite = { '403': 'A page of another site made the call.' }
const ofPerson = { '401': 'There are no credentials, or they are no longer valid.' }
const ofQueue = {
  '403': 'The user may not read the queue, or a page of another site made the call.',
  '404': 'There is no such queue.',
  '503': 'The queue is being imported, or the server is shutting down.',
}
const invalid = 'The request is not valid. Every error names its place.'

export function refusalsOf({ method, access, body, isPaged, refusals }: Operation) {
  const sentences: Readonly<Record<string, string>> = {
    ...ofAll,
    ...(method === 'get' ? {} : ofWrite),
    ...(access === 'public' ? {} : ofPerson),
    ...(access === 'queue' ? ofQueue : {}),
    ...(body ? ofBody : {}),
    ...(body || isPaged || access === 'queue' ? { '422': invalid } : {}),
    ...refusals,
  }
  return Object.entries(sentences).map(
    ([status, description]) =>
      [
        status,
        {
          description,
          ...(headersOf[status] ? { headers: headersOf[status] } : {}),
          content: {
            'application/json': {
              schema: {
                $ref: `#/components/schemas/${status === '422' ? 'HTTPValidationError' : 'ErrorDetail'}`,
              },
            },
          },
        },
      ] as const,
  )
}
