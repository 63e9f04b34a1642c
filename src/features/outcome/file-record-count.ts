import type { FactsState } from './use-selection-facts.ts'
import type { RecordCount } from './record-count.ts'

/** “Only computed values” leaves out unfinished sessions, which only the selection's facts count. */
export function fileRecordCount(
  selected: RecordCount,
  facts: FactsState,
  leavesOut: boolean,
): RecordCount {
  if (!leavesOut || selected.state !== 'known') return selected
  switch (facts.state) {
    case 'unreported':
      return { ...selected, count: { ...selected.count, in_file: null } }
    case 'loading':
      return { state: 'loading' }
    case 'failed':
      return { state: 'failed', message: facts.message, places: null, retry: facts.retry }
    case 'known': {
      // Outdated facts may belong to an export without the switch, so `records` is not used.
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
