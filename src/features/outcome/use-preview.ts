import { useMemo } from 'react'
import { useQuery } from '@tanstack/react-query'
import { askAgainWhileAway } from '#api/call-retries.ts'
import { partialSearchQuery, type Preview as Page } from '#api/preview-records.ts'
import type { Session } from '#api/session.ts'
import { isOfQueue } from './is-of-queue.ts'
import { useAskedFor } from './use-asked-for.ts'
import type { PreviewRows } from './preview.tsx'
import { treeRefusal } from './tree-refusal.ts'
import * as words from './words.ts'

const previewRowCount = 20

const noPage: Omit<Page, 'limit'> = {
  filter_tree: { and: [] },
  column_ids: null,
  redact: true,
  export_computed_metrics_only: false,
}

export type PreviewOptions = {
  readonly session: Session
  readonly queueId: string | null
  readonly page: Omit<Page, 'limit'> | undefined
  readonly isCurrent: boolean
  readonly hasProblems: boolean
  /** Nothing is selected yet, because the list of record ids is empty. */
  readonly isBlank: boolean
}

/** The last rows stay until the next ones arrive. */
export function usePreview(options: PreviewOptions): PreviewRows {
  const { session, queueId, page = noPage, isCurrent, hasProblems, isBlank } = options
  const isAsked = queueId !== null && page !== noPage
  const query = useQuery({
    ...partialSearchQuery(session, queueId ?? '', { ...page, limit: previewRowCount }),
    enabled: isAsked,
    refetchInterval: askAgainWhileAway,
    placeholderData: (last, lastQuery) =>
      isOfQueue(lastQuery?.queryKey, queueId) ? last : undefined,
  })
  const { redact, export_computed_metrics_only } = page
  const source = useMemo(
    () => ({ session, queueId: queueId ?? '', redact, export_computed_metrics_only }),
    [session, queueId, redact, export_computed_metrics_only],
  )
  const loaded = useAskedFor(query.data, page.column_ids, query.isPlaceholderData)
  if (queueId === null || isBlank) {
    return { state: 'none', why: words.rowsWillAppear }
  }
  if (query.isError) {
    return {
      state: 'failed',
      message: treeRefusal(query.error, page.filter_tree).message,
      retry: () => void query.refetch(),
    }
  }
  if (query.data === null)
    return {
      state: 'none',
      why: words.noPreview,
    }
  if (query.data === undefined) {
    return hasProblems && !isAsked
      ? { state: 'none', why: words.fixToPreview }
      : { state: 'loading' }
  }
  return {
    state: 'known',
    records: query.data,
    loaded,
    source,
    isOutdated: hasProblems || !isCurrent || query.isPlaceholderData,
    outdatedWhy: hasProblems ? words.notUpToDate : words.updating,
  }
}
