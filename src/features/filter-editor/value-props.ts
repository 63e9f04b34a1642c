import type { DraftFilter, DraftValue } from '#domain/filter-tree/draft.ts'

/** Props shared by the value fields of all filter types. */
export type ValueProps = {
  readonly filter: DraftFilter
  readonly onChange: (value: DraftValue | undefined) => void
  readonly error: string | undefined
}
