/** Keeps the answers of one queue from showing up in another. */
export const isOfQueue = (
  queryKey: readonly unknown[] | undefined,
  queueId: string | null,
): boolean => queueId !== null && (queryKey?.includes(queueId) ?? false)
