/** All other operations of the service (`service.md`) are refused. */
const id = '[0-9a-fA-F-]{32,36}'
const everywhere = [
  ['POST', `annotation_queues/${id}/records/export`],
  ['POST', 'annotation_queues/query'],
  ['GET', `annotation_queues/${id}`],
  ['GET', `annotation_queues/${id}/templates`],
  ['GET', `annotation_queues/${id}/users`],
  ['POST', 'login'],
  ['POST', 'login/api_key'],
  ['GET', 'current_user'],
  ['GET', 'healthcheck'],
] as const
const unprefixedOnly = [
  ['POST', `annotation_queues/${id}/records/available_columns`],
  ['POST', `annotation_queues/${id}/records/count`],
  ['POST', `annotation_queues/${id}/partial_search`],
] as const

const allowed = [
  ...everywhere.map(([method, path]) => ({
    method,
    path: new RegExp(`^/(?:(?:public/)?v2/)?${path}$`),
  })),
  ...unprefixedOnly.map(([method, path]) => ({ method, path: new RegExp(`^/${path}$`) })),
]

const pageParameters = ['starting_token', 'limit']

/** The path and query for the service, rebuilt from known parts; null for other calls. */
export function allowedTarget(method: string, path: string, query: URLSearchParams): string | null {
  if (!allowed.some((one) => one.method === method && one.path.test(path))) return null
  const kept = new URLSearchParams()
  for (const name of pageParameters) {
    const value = query.get(name)
    if (value !== null && /^\d{1,9}$/.test(value)) kept.set(name, value)
  }
  return kept.size === 0 ? path : `${path}?${kept.toString()}`
}

const exportUrlPath = new RegExp(
  `^(/(?:(?:public/)?v2/)?annotation_queues/${id}/records/export)/url$`,
)

/** The path of the export for which a link is requested; null for other calls. */
export const exportOfUrl = (method: string, path: string): string | null =>
  method === 'POST' ? (exportUrlPath.exec(path)?.[1] ?? null) : null
