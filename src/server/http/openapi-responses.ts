import { contentTypes } from '#server/routes/export-request.ts'

const header = (description: string) => ({ description, schema: { type: 'string' } })

const retryAfter = {
  'Retry-After': {
    description: 'After how many seconds to try again.',
    schema: { type: 'integer', minimum: 1 },
  },
}

/** An answer that says in a sentence why there is no file. */
const refusal = (description: string, headers: object = {}) => ({
  description,
  ...(Object.keys(headers).length > 0 ? { headers } : {}),
  content: { 'application/json': { schema: { $ref: '#/components/schemas/ErrorDetail' } } },
})

const mediaType = (contentType: string) => contentType.split(';')[0] ?? contentType

export const errorDetail = {
  type: 'object',
  title: 'ErrorDetail',
  properties: { detail: { type: 'string', title: 'Detail', description: 'Why, as a sentence.' } },
  required: ['detail'],
}

/** Every answer of the export, by its status. `invalid` is the schema of a 422. */
export const exportResponses = (invalid: object) => ({
  '200': {
    description:
      'The file, streamed. Where it fails midway the connection breaks; it never ends like a whole file.',
    headers: {
      'Content-Disposition': header('That it is a file, and its name.'),
    },
    content: Object.fromEntries(
      Object.values(contentTypes).map((type) => [
        mediaType(type),
        { schema: { type: 'string', description: `Sent as ${type}.` } },
      ]),
    ),
  },
  '401': refusal('There are no credentials, or they are not valid any more.', {
    'WWW-Authenticate': header('How to send credentials.'),
  }),
  '403': refusal('The requester may not read the queue, or may not have unredacted data.'),
  '404': refusal('There is no such queue.'),
  '413': refusal('The body is larger than 8 MiB.'),
  '422': {
    description: 'The request does not validate; every mistake is named with its place.',
    content: { 'application/json': { schema: invalid } },
  },
  '429': refusal('Too many exports run, or too many sign-ins have failed.', retryAfter),
  '500': refusal('The server failed before the first byte of the file.'),
  '503': refusal('The queue is being prepared, or the server is about to stop.', retryAfter),
})

export const securitySchemes = {
  APIKeyHeader: {
    type: 'apiKey',
    in: 'header',
    name: 'Splunk-AO-API-Key',
    description: 'An API key.',
  },
  GalileoAPIKeyHeader: {
    type: 'apiKey',
    in: 'header',
    name: 'Galileo-API-Key',
    description: 'The same key under the older name of the header.',
  },
  OAuth2PasswordBearer: {
    type: 'oauth2',
    description: 'A token for an e-mail address and a password.',
    flows: { password: { scopes: {}, tokenUrl: '/login' } },
  },
  HTTPBearer: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'A token of /login or /login/api_key.',
  },
  HTTPBasic: {
    type: 'http',
    scheme: 'basic',
    description: 'The e-mail address and the password of a person.',
  },
} as const
