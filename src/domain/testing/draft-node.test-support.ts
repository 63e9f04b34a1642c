import fc from 'fast-check'
import { filterTypes } from '#domain/contract/contract.ts'
import type { DraftNode } from '#domain/filter-tree/draft.ts'

const marks = {
  key: fc.uuid(),
  muted: fc.constantFrom(true, undefined),
  collapsed: fc.constantFrom(true, undefined),
}
const filter = fc.record(
  {
    type: fc.constantFrom(...filterTypes),
    column_id: fc.string(),
    operator: fc.string(),
    value: fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string())),
    case_sensitive: fc.boolean(),
    user_ids: fc.option(fc.array(fc.uuid())),
  },
  { requiredKeys: [] },
)

/** Trees of any shape, with leaves that are finished or not. */
export const draftNode = fc.letrec<{ node: DraftNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.record({ ...marks, filter }),
    fc.record({ ...marks, and: fc.array(tie('node'), { maxLength: 4 }) }),
    fc.record({ ...marks, or: fc.array(tie('node'), { maxLength: 4 }) }),
    fc.record({ ...marks, not: fc.option(tie('node')) }),
  ) as fc.Arbitrary<DraftNode>,
})).node
