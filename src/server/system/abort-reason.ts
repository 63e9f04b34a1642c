/** Why a signal was aborted, as an error to throw. */
export const abortReason = ({ reason }: AbortSignal): Error =>
  reason instanceof Error ? reason : new Error('the caller has gone', { cause: reason })
