import type { FactsState } from './use-selection-facts.ts'
import type { RecordCount } from './record-count.ts'

/**
 * The records of the file. Computed metrics only leaves out sessions with unfinished metrics, which
 * the service's own count doesn't know of: their number comes with the facts of the selection.
 */
export function fileRecordCount(
  selected: RecordCount,
  facts: FactsState,
  leavesOut: boolean,
): RecordCount {
  if (!leavesOut || selected.state !== 'known') return selected
  switch (facts.state) {
    case 'untold':
      return { ...selected, count: { ...selected.count, in_file: null } }
    case 'loading':
      return { state: 'loading' }
    case 'failed':
      return { state: 'failed', message: facts.message, places: null, retry: facts.retry }
    case 'known': {
      // The facts of a moment ago may be those of an export without the switch: `records` are others.
      const { selected: all, unfinished } = facts.facts
      return {
        ...selected,
        count: { selected: all, in_file: all - unfinished },
        isOutdated: selected.isOutdated || facts.isOutdated,
      }
    }
    default:
      return facts satisfies never
  }
}
