import fc from 'fast-check'
import { bodies } from './arbitrary-bodies.test-support.ts'
import { anyText, sentMark } from './arbitrary-tree.test-support.ts'
import { people, type FuzzQueue } from './fuzz-queues.test-support.ts'
import { pendingQueueId } from './fuzz-world.test-support.ts'
import { everyHostileText } from './hostile-texts.test-support.ts'
import { anyBody, mutated } from './mutations.test-support.ts'
import { operations, versions, type Operation } from './operations.test-support.ts'
import { writeJson, type JsonLike } from './raw-json.test-support.ts'
import { testUserId } from '#server/testing/test-queue.test-support.ts'

export type Sent = {
  readonly operation: Operation
  readonly method: string
  /** The request target with the query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer> | null
  /** Null without valid credentials. */
  readonly person: string | null
  /** Null when the path names no queue. */
  readonly queue: FuzzQueue | null
}

export const roleIn = (queue: FuzzQueue, person: string | null) =>
  person === null
    ? null
    : (queue.folder.users.find(({ user_id }) => user_id === testUserId(person))?.role ??
      (person === 'admin' ? 'admin' : null))

export function mayUnredact(queue: FuzzQueue, person: string | null): boolean {
  return ['admin', 'owner', 'editor'].includes(roleIn(queue, person) ?? '')
}

const everyone = [...people, 'admin']

const pathValue = fc.oneof(
  fc.constantFrom('x', 'A'.repeat(43), '0'.repeat(64), pendingQueueId, 'x'.repeat(3000)),
  fc.constantFrom('b5a9b2a0-51b1-1b0e-8d7e-1f0f5c3c9f10', 'b5a9b2a0-51b1-4b0e-8d7e-1f0f5c3c9f10'),
  fc.constantFrom(...everyHostileText).map((text) => encodeURIComponent(text)),
  fc.constantFrom('%', '%zz', '%00', '%2e%2e', '..', '.', '%ff', '%F0%9F', '+', '*', ':queue_id'),
)

const fill = (path: string, queueId: string, other: string) =>
  path.replace(':queue_id', queueId).replace(/:(token|id|hash)\b/, other)

const jsonType = { 'Content-Type': 'application/json' }

const keyHeaders = (person: string): fc.Arbitrary<Record<string, string>> =>
  fc.constantFrom<Record<string, string>>(
    { 'Galileo-API-Key': person },
    { 'Splunk-AO-API-Key': person },
    { 'Splunk-AO-API-Key': person, 'Galileo-API-Key': person },
    { 'galileo-api-key': person, Authorization: 'Bearer broken' },
  )

const toBytes = (body: JsonLike | null) =>
  body === null ? null : new Uint8Array(Buffer.from(writeJson(body)))

type Given = {
  readonly operation: Operation
  readonly queue: FuzzQueue
  readonly unredacted: boolean
}

function requestTo(
  { operation, queue, unredacted }: Given,
  body: fc.Arbitrary<Uint8Array<ArrayBuffer> | null>,
): fc.Arbitrary<Sent> {
  const persons = everyone.filter((person) => mayUnredact(queue, person) === unredacted)
  const members = persons.filter((person) => roleIn(queue, person) !== null)
  const isApi = !operation.path.startsWith('/winnow') && operation.path !== '/openapi.json'
  const isVersioned = isApi && !/(available_columns|count|partial_search)$/.test(operation.path)
  const gateway = 'isPassedOn' in operation ? ['', '', '', '/galileo'] : ['']
  return fc
    .record({
      person: fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...members) },
        { weight: 1, arbitrary: fc.constantFrom(...persons) },
      ),
      version: fc.constantFrom(...(isVersioned ? versions : [''])),
      front: fc.constantFrom(...gateway),
      queueId: fc.constantFrom(queue.id, queue.id, queue.id.toUpperCase()),
      body,
    })
    .chain((drawn) =>
      keyHeaders(drawn.person).map((headers) => ({
        operation,
        method: operation.method,
        path: drawn.front + drawn.version + fill(operation.path, drawn.queueId, 'x'),
        headers: { ...headers, ...(drawn.body === null ? {} : jsonType) },
        body: drawn.body,
        person: drawn.person,
        queue: operation.path.includes(':queue_id') ? queue : null,
      })),
    )
}

function forAll(
  queues: readonly FuzzQueue[],
  make: (given: Given) => fc.Arbitrary<Sent>,
): fc.Arbitrary<Sent> {
  const weighted = operations
    .filter(({ weight }) => weight > 0)
    .flatMap((operation: Operation) =>
      queues.flatMap((queue) =>
        [true, false].map((unredacted) => ({
          weight: operation.weight,
          arbitrary: make({ operation, queue, unredacted }),
        })),
      ),
    )
  return fc.oneof(...weighted)
}

const bodyOf = ({ operation, queue, unredacted }: Given): fc.Arbitrary<JsonLike | null> =>
  bodies[operation.body]({ queue, mayUnredact: unredacted })

/** The person may still lack the right. */
export const validRequest = (queues: readonly FuzzQueue[]): fc.Arbitrary<Sent> =>
  forAll(queues, (given) => requestTo(given, bodyOf(given).map(toBytes)))

export const mutatedRequest = (queues: readonly FuzzQueue[]): fc.Arbitrary<Sent> =>
  forAll(queues, (given) =>
    requestTo(given, given.operation.method === 'GET' ? fc.constant(null) : mutated(bodyOf(given))),
  )

const contentType = fc.oneof(
  fc.constantFrom('application/json', 'text/plain', 'application/x-www-form-urlencoded', ''),
  fc.constantFrom('multipart/form-data', 'multipart/form-data; boundary=x', 'a/b; charset="'),
  fc.constantFrom('application/json; charset=utf-16', 'x'.repeat(4000), 'image/svg+xml', ';;;'),
)
const headerValue = fc.oneof(
  fc.constantFrom('', ' ', 'x', 'Bearer', 'Basic', 'Bearer ', 'Basic !!!', 'Basic Og==', 'null'),
  fc.constantFrom(
    'bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.',
    'Digest username="a"',
    'Bearer a.b.c',
  ),
  fc.string({ maxLength: 30 }).map((text) => text.replace(/[^\x20-\x7e\x80-\xff]/g, '')),
  fc.constantFrom('y'.repeat(6000), `${sentMark} key`, '\xff\xfe', 'a, b', 'kz9kez-beta-owner'),
)
const anyHeaders = fc.dictionary(
  fc.constantFrom(
    'Authorization',
    'Galileo-API-Key',
    'Splunk-AO-API-Key',
    'X-SF-Token',
    'Accept',
    'Accept-Encoding',
    'Cookie',
    'Origin',
    'Referer',
    'Range',
    'If-None-Match',
    'If-Modified-Since',
    'X-Request-Id',
    'X-Forwarded-For',
    'X-Forwarded-Host',
    'X-HTTP-Method-Override',
    'Content-Encoding',
    'Content-Length',
    'Access-Control-Request-Method',
    'Forwarded',
  ),
  headerValue,
  { maxKeys: 3 },
)

const query = fc.dictionary(
  fc.oneof(fc.constantFrom('starting_token', 'limit', '__proto__', 'a[b]'), anyText),
  fc.oneof(
    anyText,
    fc.constantFrom('0', '1', '1000', '1001', '-1', '1e3', '9007199254740993', ' 5 ', '0x10', '٣'),
    fc.constant('9'.repeat(500)),
  ),
  { maxKeys: 3 },
)
const queryText = fc.oneof(
  query.map((entries) => {
    const text = new URLSearchParams(
      Object.entries(entries).map(([key, value]) => [key.toWellFormed(), value.toWellFormed()]),
    ).toString()
    return text === '' ? '' : `?${text}`
  }),
  fc.constantFrom(
    '?',
    '?&&=',
    '?limit',
    '?limit=%zz',
    '?limit=1&limit=2',
    `?${'a=b&'.repeat(2000)}`,
  ),
)

const otherMethods = [
  'HEAD',
  'GET',
  'POST',
  'PUT',
  'DELETE',
  'OPTIONS',
  'PATCH',
  'PROPFIND',
  'get',
  'QUERY',
] as const

/** Any body, headers, query and method at an existing path. */
export const oddRequest = (queues: readonly FuzzQueue[]): fc.Arbitrary<Sent> =>
  forAll(queues, (given) =>
    fc
      .record({
        sent: requestTo(
          given,
          given.operation.method === 'GET' ? fc.constant(null) : fc.option(anyBody),
        ),
        signs: fc.boolean(),
        type: contentType,
        headers: anyHeaders,
        query: queryText,
        method: fc.oneof(
          { weight: 6, arbitrary: fc.constant(given.operation.method) },
          { weight: 1, arbitrary: fc.constantFrom(...otherMethods) },
        ),
        value: fc.option(pathValue, { freq: 2 }),
      })
      .map(({ sent, signs, type, headers, query: search, method, value }) => {
        const bodyless = method === 'HEAD' || method.toUpperCase() === 'GET'
        const path =
          value === null
            ? sent.path
            : `${pathStart(sent)}${fill(given.operation.path, value, value)}`
        return {
          ...sent,
          method,
          path: path + search,
          body: bodyless ? null : sent.body,
          headers: {
            ...headers,
            'Content-Type': type,
            ...(signs ? { 'Galileo-API-Key': sent.person ?? '' } : {}),
          },
          person: signs ? sent.person : null,
          queue: value === null ? sent.queue : null,
        }
      }),
  )

const pathStart = ({ path, operation }: Sent): string =>
  /^((?:\/galileo)?(?:\/(?:public\/)?v2)?)\//.exec(path)?.[1] ?? operation.path.slice(0, 0)

const segment = fc.oneof(
  pathValue,
  fc.constantFrom('v2', 'public', 'annotation_queues', 'winnow', 'galileo', 'assets', 'login'),
  fc.constantFrom('index.html', 'outside.txt', 'index-1.js', 'shared', 'downloads', 'openapi.json'),
)

/** Unknown paths, and files of the page. */
export const pathRequest: fc.Arbitrary<Sent> = fc
  .record({
    segments: fc.array(segment, { maxLength: 7 }),
    between: fc.constantFrom('/', '/', '//', '/./', '/../', '%2f', '\\'),
    method: fc.constantFrom('GET', 'GET', 'POST', 'HEAD', 'DELETE'),
    query: queryText,
    headers: anyHeaders,
  })
  .map(({ segments, between, method, query: search, headers }) => ({
    operation: { method: 'GET', path: '/*', body: 'none', weight: 1 },
    method,
    path: `/${segments.join(between)}${search}`,
    headers,
    body: null,
    person: null,
    queue: null,
  }))
