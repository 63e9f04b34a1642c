import type { PreviewRows } from './preview.tsx'
import type { RecordCount } from './record-count.ts'
import * as words from './words.ts'

/** If count and preview fail for the same reason, the count shows it and retries both. */
export function mergeFailures(
  count: RecordCount,
  rows: PreviewRows,
): { readonly count: RecordCount; readonly rows: PreviewRows } {
  if (count.state !== 'failed' || rows.state !== 'failed' || count.message !== rows.message) {
    return { count, rows }
  }
  const retry = () => {
    count.retry()
    rows.retry()
  }
  return {
    count: { ...count, retry },
    rows: { state: 'none', why: words.previewFailedToo },
  }
}
