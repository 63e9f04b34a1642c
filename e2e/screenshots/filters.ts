/** Filters of the queue “Support answers”. */

const quality = 'feedback/6b1f0d3e-52a7-4c19-8e60-a4d7c2b9e001'
const score = 'feedback/6b1f0d3e-52a7-4c19-8e60-a4d7c2b9e006'

export const qualityAtLeast = (value: number) => ({
  filter: { type: 'number', column_id: quality, operator: 'gte', value },
})

const createdSince = (value: string) => ({
  filter: { type: 'date', column_id: 'created_at', operator: 'gte', value },
})

export const tags = (...value: readonly string[]) => ({
  filter: { type: 'collection', column_id: 'tags', operator: 'contains', value },
})

const fullyAnnotated = { filter: { type: 'fully_annotated', column_id: 'fully_annotated' } }

export const textContains = (column_id: string, value: string) => ({
  filter: { type: 'text', column_id, operator: 'contains', value },
})

/** The filter of the README's picture. */
export const usualTree = {
  and: [
    createdSince('2026-02-28T23:00:00Z'),
    { or: [qualityAtLeast(4), tags('prod', 'beta')] },
    { not: fullyAnnotated },
    { filter: { type: 'number', column_id: score, operator: 'between', value: [20, 80] } },
  ],
}

export const fullTree = {
  and: [
    ...usualTree.and,
    textContains('output', 'refund'),
    {
      filter: { type: 'number', column_id: 'status_code', operator: 'between', value: [200, 299] },
    },
    { filter: { type: 'boolean', column_id: 'is_complete', operator: 'eq', value: true } },
  ],
}

/** Two conditions that no record fits together. */
export const emptyResult = {
  and: [qualityAtLeast(4), textContains('input', 'no record has this text')],
}

/** As many levels as a person may build. */
export function deepTree(levels: number): unknown {
  const inner = levels === 0 ? qualityAtLeast(3) : deepTree(levels - 1)
  return levels % 2 === 0 ? { and: [tags('prod'), inner] } : { or: [qualityAtLeast(4), inner] }
}
