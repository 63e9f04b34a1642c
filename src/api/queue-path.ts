/** The path of a queue's operation under the versioned API. */
export const queuePath = (queueId: string, rest = ''): string =>
  `/v2/annotation_queues/${encodeURIComponent(queueId)}${rest}`

/** The path of an operation that services have without a version only. */
export const unversionedQueuePath = (queueId: string, rest: string): string =>
  `/annotation_queues/${encodeURIComponent(queueId)}${rest}`
