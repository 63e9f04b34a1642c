/** Whether a query asked about a queue: what another queue answered is never shown for this one. */
export const isOfQueue = (
  queryKey: readonly unknown[] | undefined,
  queueId: string | null,
): boolean => queueId !== null && (queryKey?.includes(queueId) ?? false)
