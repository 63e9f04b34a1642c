import { linkOf } from './with-ids.test-support.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DraftFilter } from '#domain/filter-tree/draft.ts'
import { emptyConfiguration } from '#domain/configuration/configuration.ts'
import { filterTypes } from '#domain/contract/contract.ts'
import { decodeLink } from './link.ts'

const text = fc.string({ maxLength: 4 })
/** Any leaf of the JSON view: parts may be missing or invalid for the type. */
const leaf: fc.Arbitrary<DraftFilter> = fc.record(
  {
    type: fc.constantFrom(...filterTypes),
    column_id: fc.oneof(text, fc.constant('fully_annotated')),
    operator: fc.constantFrom('eq', 'between', 'is near'),
    value: fc.oneof(text, fc.boolean(), fc.integer(), fc.array(fc.oneof(text, fc.integer()))),
    case_sensitive: fc.boolean(),
    user_ids: fc.option(fc.array(text)),
  },
  { requiredKeys: [] },
)

/** Fills in the contract's defaults. */
function withDefaults(filter: DraftFilter): DraftFilter {
  if (filter.type === 'fully_annotated') {
    return { column_id: 'fully_annotated', user_ids: null, ...filter }
  }
  const hasCase = filter.type === 'text' || filter.type === 'collection'
  return hasCase ? { case_sensitive: true, ...filter } : filter
}

test('a leaf in a link keeps its meaning and its missing parts', async () => {
  await fc.assert(
    fc.asyncProperty(leaf, fc.boolean(), async (filter, muted) => {
      const filter_tree = { key: '', and: [{ key: '', filter, ...(muted ? { muted } : {}) }] }
      const { fragment } = await linkOf({ ...emptyConfiguration(), filter_tree })
      const opened = await decodeLink(fragment)
      const root = 'configuration' in opened ? opened.configuration.filter_tree : null
      const read = root && 'and' in root ? root.and[0] : undefined
      expect(read?.muted ?? false).toBe(muted)
      expect(read && 'filter' in read && withDefaults(read.filter)).toEqual(withDefaults(filter))
    }),
  )
})
