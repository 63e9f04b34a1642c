import type { BodyKind } from './arbitrary-bodies.test-support.ts'

/** `operations.test.ts` fails when a route is missing here. */
export type Operation = {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** Without a version prefix. */
  readonly path: string
  readonly body: BodyKind
  /** Relative frequency. */
  readonly weight: number
  readonly isPassedOn?: true
  /** Answers 200 without credentials. */
  readonly isPublic?: true
}

const queue = '/annotation_queues/:queue_id'

export const operations = [
  { method: 'POST', path: `${queue}/records/export`, body: 'export', weight: 12, isPassedOn: true },
  {
    method: 'POST',
    path: `${queue}/records/export/url`,
    body: 'export',
    weight: 3,
    isPassedOn: true,
  },
  { method: 'POST', path: '/annotation_queues/query', body: 'queues', weight: 3, isPassedOn: true },
  { method: 'GET', path: queue, body: 'none', weight: 1, isPassedOn: true },
  { method: 'GET', path: `${queue}/templates`, body: 'none', weight: 1, isPassedOn: true },
  { method: 'GET', path: `${queue}/users`, body: 'none', weight: 1, isPassedOn: true },
  { method: 'POST', path: '/login/api_key', body: 'apiKey', weight: 1, isPassedOn: true },
  // Has its own property, because each password costs a hash.
  { method: 'POST', path: '/login', body: 'none', weight: 0, isPassedOn: true },
  { method: 'GET', path: '/current_user', body: 'none', weight: 1, isPassedOn: true },
  {
    method: 'GET',
    path: '/healthcheck',
    body: 'none',
    weight: 1,
    isPassedOn: true,
    isPublic: true,
  },
  {
    method: 'POST',
    path: `${queue}/records/available_columns`,
    body: 'none',
    weight: 1,
    isPassedOn: true,
  },
  { method: 'POST', path: `${queue}/records/count`, body: 'count', weight: 10, isPassedOn: true },
  { method: 'POST', path: `${queue}/partial_search`, body: 'page', weight: 8, isPassedOn: true },
  { method: 'GET', path: '/winnow/session', body: 'none', weight: 1, isPublic: true },
  { method: 'GET', path: '/winnow/metrics', body: 'none', weight: 1, isPublic: true },
  { method: 'POST', path: '/winnow/sign_out_everywhere', body: 'none', weight: 1 },
  { method: 'GET', path: '/winnow/downloads/:token', body: 'none', weight: 1 },
  { method: 'GET', path: '/winnow/downloads/:id/progress', body: 'none', weight: 1 },
  { method: 'GET', path: '/winnow/service_downloads/:token', body: 'none', weight: 1 },
  { method: 'POST', path: `/winnow${queue}/column_values`, body: 'columnValues', weight: 1 },
  { method: 'POST', path: `/winnow${queue}/tree_counts`, body: 'treeCounts', weight: 8 },
  { method: 'POST', path: `/winnow${queue}/shared`, body: 'shared', weight: 1 },
  { method: 'GET', path: '/winnow/shared', body: 'none', weight: 1 },
  { method: 'GET', path: '/winnow/shared/:hash', body: 'none', weight: 1 },
  { method: 'DELETE', path: '/winnow/shared/:hash', body: 'none', weight: 1 },
  { method: 'POST', path: `/winnow${queue}/missing_record_ids`, body: 'missing', weight: 2 },
  { method: 'POST', path: `/winnow${queue}/selection_facts`, body: 'export', weight: 1 },
  { method: 'GET', path: '/openapi.json', body: 'none', weight: 1, isPublic: true },
] as const satisfies readonly Operation[]

/** Routes of the page's files and the gateway. */
export const restOfPaths = ['ALL /*', 'ALL /galileo/*'] as const

export const versions = ['/v2', '/public/v2', ''] as const

export const withoutVersion = (path: string): string => path.replace(/^\/(?:public\/)?v2(?=\/)/, '')
