import type { Filter, FilterTree } from '#domain/contract/contract.ts'

/**
 * The same tree with fewer leaves: leaves of an OR that search texts in the same column become one
 * leaf, and so do those of an AND below a NOT.
 */
export function mergeWords(tree: FilterTree): FilterTree {
  if ('filter' in tree) return tree
  if ('not' in tree) return { not: mergeWords(tree.not) }
  if ('or' in tree) return { or: mergedChildren(tree.or.map(mergeWords)) }
  const children = tree.and.map(mergeWords)
  const denied = children.flatMap((child) => ('not' in child ? [child.not] : []))
  if (denied.length < 2) return { and: children }
  const others = children.filter((child) => !('not' in child))
  return { and: [...others, ...mergedChildren(denied).map((not) => ({ not }))] }
}

type AnyOf = Extract<Filter, { type: 'text' | 'id' | 'collection' }>

function mergedChildren(children: readonly FilterTree[]): FilterTree[] {
  const merged = new Map<string, { readonly filter: AnyOf; readonly values: string[] }>()
  const others: FilterTree[] = []
  for (const child of children) {
    const kind = 'filter' in child ? anyOfKind(child.filter) : null
    if (kind === null) {
      others.push(child)
      continue
    }
    const { filter, name } = kind
    const values = typeof filter.value === 'string' ? [filter.value] : filter.value
    const same = merged.get(name)
    if (!same) merged.set(name, { filter, values: [...values] })
    else for (const value of values) same.values.push(value)
  }
  const leaves = [...merged.values()].map(({ filter, values }): FilterTree => ({
    filter: { ...filter, value: values },
  }))
  return [...leaves, ...others]
}

/**
 * `name` is equal for leaves that differ only in their values; null if the operator takes no list of
 * alternatives.
 */
function anyOfKind(filter: Filter): { readonly filter: AnyOf; readonly name: string } | null {
  if (filter.type !== 'text' && filter.type !== 'id' && filter.type !== 'collection') return null
  const { operator } = filter
  const isPart = filter.type !== 'collection' && operator === 'contains'
  const isEqual =
    operator === 'one_of' || operator === (filter.type === 'collection' ? 'contains' : 'eq')
  if (!isPart && !isEqual) return null
  const as = isPart ? operator : 'one_of'
  return {
    filter: { ...filter, operator: as },
    name: JSON.stringify({ ...filter, operator: as, value: null }),
  }
}
