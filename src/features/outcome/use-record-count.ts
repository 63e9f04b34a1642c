import { useQuery } from '@tanstack/react-query'
import { isUnsupported } from '#api/api-failure.ts'
import { askAgainWhileAway } from '#api/call-retries.ts'
import { countRecordsQuery } from '#api/count-records.ts'
import type { Session } from '#api/session.ts'
import type { FilterTree } from '#domain/contract/contract.ts'
import { wholeCount } from '#domain/configuration/file-count.ts'
import { isOfQueue } from './is-of-queue.ts'
import type { RecordCount } from './record-count.ts'
import { treeRefusal } from './tree-refusal.ts'
import * as words from './words.ts'

export type CountOptions = {
  readonly session: Session
  readonly queueId: string | null
  readonly tree: FilterTree | undefined
  /** False while the tree is older than the configuration on screen. */
  readonly isCurrent: boolean
  /** The configuration on screen has problems, so it cannot be counted. */
  readonly hasProblems: boolean
  /** Nothing is selected yet, because the list of record ids is empty. */
  readonly isBlank: boolean
}

/** Placeholder while there is nothing to count. */
const everything: FilterTree = { and: [] }

/** The last number stays until the next one arrives. */
export function useRecordCount(options: CountOptions): RecordCount {
  const { session, queueId, tree, isCurrent, hasProblems, isBlank } = options
  const query = useQuery({
    ...countRecordsQuery(session, queueId ?? '', tree ?? everything),
    enabled: queueId !== null && tree !== undefined,
    refetchInterval: askAgainWhileAway,
    placeholderData: (last, lastQuery) =>
      isOfQueue(lastQuery?.queryKey, queueId) ? last : undefined,
  })
  if (queueId === null) return { state: 'none', why: words.chooseQueueToCount }
  if (isBlank) return { state: 'none', why: words.pasteIdsToSelect }
  if (isUnsupported(query.error)) {
    return { state: 'none', why: words.noCounts }
  }
  if (query.isError) {
    const { message, places } = treeRefusal(query.error, tree ?? everything)
    return {
      state: 'failed',
      message,
      places: isCurrent && !hasProblems ? places : null,
      retry: () => void query.refetch(),
    }
  }
  if (query.data === undefined) {
    return hasProblems && tree === undefined
      ? { state: 'none', why: words.fixToCount }
      : { state: 'loading' }
  }
  return {
    state: 'known',
    count: wholeCount(query.data),
    isOutdated: hasProblems || !isCurrent || query.isPlaceholderData,
    outdatedWhy: hasProblems ? words.notUpToDate : words.updating,
  }
}
