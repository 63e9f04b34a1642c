import { late, pair, words, type BenchTree } from './bench-trees.ts'
import { quoted } from './plain-table.ts'

export type ScaleLeaf = {
  readonly tree: BenchTree | { readonly filter: { readonly type: 'fully_annotated' } }
  readonly plain: string | null
}

/** Another seed gives another value, so that nothing is cached. */
export const scaleLeaves: Readonly<
  Record<string, (seed: number, ids: readonly string[]) => ScaleLeaf>
> = {
  id: (seed, ids) => {
    const value = ids[(seed * 97) % ids.length] ?? ''
    return {
      tree: { filter: { type: 'id', column_id: 'id', operator: 'eq', value } },
      plain: `id = ${quoted(value)}`,
    }
  },
  date: (seed) => {
    const value = late(seed)
    return {
      tree: { filter: { type: 'date', column_id: 'created_at', operator: 'gte', value } },
      plain: `created_at >= TIMESTAMP ${quoted(value.slice(0, 19))}`,
    }
  },
  number: (seed) => {
    const value = 100 + seed * 37
    const column_id = 'metrics/num_total_tokens'
    return {
      tree: { filter: { type: 'number', column_id, operator: 'lt', value } },
      plain: `metrics.num_total_tokens < ${value}`,
    }
  },
  boolean: (seed) => {
    const value = seed % 2 === 0
    return {
      tree: { filter: { type: 'boolean', column_id: 'is_complete', operator: 'eq', value } },
      plain: `is_complete = ${value}`,
    }
  },
  collection: (seed) => {
    const value = words[seed % 7] ?? ''
    return {
      tree: {
        filter: { type: 'collection', column_id: 'tags', operator: 'one_of', value: [value] },
      },
      plain: `list_contains(tags, ${quoted(value)})`,
    }
  },
  text: (seed) => {
    const value = pair(seed)
    return {
      tree: { filter: { type: 'text', column_id: 'output', operator: 'contains', value } },
      plain: `contains(output, ${quoted(value)})`,
    }
  },
  fully_annotated: () => ({ tree: { filter: { type: 'fully_annotated' } }, plain: null }),
}
