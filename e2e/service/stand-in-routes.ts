import type { Operation, Prefix, Ways } from './stand-in-ways.ts'

const id = '[0-9a-f-]{36}'
const operations = [
  ['POST', 'login', /^\/login(\/api_key)?$/],
  ['GET', 'current_user', /^\/current_user$/],
  ['POST', 'queues', /^\/annotation_queues\/query$/],
  ['GET', 'queue', new RegExp(`^/annotation_queues/${id}$`)],
  ['GET', 'templates', new RegExp(`^/annotation_queues/${id}/templates$`)],
  ['GET', 'users', new RegExp(`^/annotation_queues/${id}/users$`)],
  ['POST', 'export', new RegExp(`^/annotation_queues/${id}/records/export$`)],
  ['POST', 'columns', new RegExp(`^/annotation_queues/${id}/records/available_columns$`)],
  ['POST', 'count', new RegExp(`^/annotation_queues/${id}/records/count$`)],
  ['POST', 'search', new RegExp(`^/annotation_queues/${id}/partial_search$`)],
] as const satisfies readonly (readonly [method: string, Operation, RegExp])[]

export const companions: readonly Operation[] = ['columns', 'count', 'search']

export type Route = { readonly operation: Operation; readonly path: string }

export function routeOf(method: string, address: string, ways: Ways): Route | number {
  if (!address.startsWith(`${ways.base}/`)) return 404
  const asked = address.slice(ways.base.length)
  const prefix: Prefix = asked.startsWith('/public/v2/')
    ? '/public/v2'
    : asked.startsWith('/v2/')
      ? '/v2'
      : ''
  const path = asked.slice(prefix.length)
  const found = operations.find(([, , form]) => form.test(path))
  if (!found) return 404
  const [known, operation] = found
  if (companions.includes(operation)) {
    // The companions have no versioned path.
    if (prefix !== '') return 404
    if (ways.companions !== 'there') return ways.companions
  } else if (!ways.prefixes.includes(prefix)) return 404
  return method === known ? { operation, path } : 405
}
