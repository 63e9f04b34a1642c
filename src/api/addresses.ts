/** Prefixes of versioned operations. Most services have all three. */
export const pathPrefixes = ['/v2', '/public/v2', ''] as const
export type PathPrefix = (typeof pathPrefixes)[number]

type ServiceBase = { readonly base_url: string; readonly prefix: PathPrefix }

export const serviceAddress = ({ base_url, prefix }: ServiceBase, path: string): string =>
  base_url + (path.startsWith('/v2/') ? prefix + path.slice('/v2'.length) : path)

const queuePathUnder =
  (prefix: string) =>
  (queueId: string, rest = ''): string =>
    `${prefix}/annotation_queues/${encodeURIComponent(queueId)}${rest}`

export const queuePath = queuePathUnder('/v2')
/** For operations that the real service has only without a version. */
export const unversionedQueuePath = queuePathUnder('')
export const ownQueuePath = queuePathUnder('/winnow')

export const exportPath = (queueId: string): string => queuePath(queueId, '/records/export')

export const exportAddress = (connection: ServiceBase, queueId: string): string =>
  new URL(serviceAddress(connection, exportPath(queueId)), location.href).href
