import type { PreviewRows } from './preview.tsx'
import type { RecordCount } from './record-count.ts'

/** A failure that count and preview share is said by the count alone, and both are tried again together. */
export function saidOnce(
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
    rows: { state: 'none', why: 'The first rows are missing for the same reason.' },
  }
}
