import type { DraftFilter, DraftValue } from '#domain/filter-tree/draft.ts'

export type ValueProps = {
  readonly filter: DraftFilter
  readonly onChange: (value: DraftValue | undefined) => void
  readonly error: string | undefined
  /** The row that has or had the focus last. */
  readonly isCurrent: boolean
}
