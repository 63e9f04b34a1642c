import type { Filter, FilterTree, FilterType } from '#domain/contract/contract.ts'

export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

const defaults: Readonly<Record<FilterType, { readonly [key: string]: Json }>> = {
  text: { case_sensitive: true },
  collection: { case_sensitive: true },
  id: { operator: 'eq' },
  boolean: { operator: 'eq' },
  number: {},
  date: {},
  fully_annotated: {},
}

/** A strict second reading of an accepted tree. Throws if the server should have refused it. */
export function meaningOf(value: Json): FilterTree {
  const node = objectOf(value)
  const [key, ...more] = ['filter', 'and', 'or', 'not'].filter((one) => Object.hasOwn(node, one))
  if (key === undefined || more.length > 0) throw new Error('a node has exactly one of four keys')
  const inner = node[key] as Json
  if (key === 'not') return { not: meaningOf(inner) }
  if (key === 'and') return { and: listOf(inner).map(meaningOf) }
  if (key === 'or') return { or: listOf(inner).map(meaningOf) }
  const filter = objectOf(inner)
  const type = Object.hasOwn(filter, 'type') ? filter.type : null
  if (!isFilterType(type)) throw new Error('there is no filter of this type')
  return { filter: { ...defaults[type], ...filter } as unknown as Filter }
}

const isFilterType = (type: unknown): type is FilterType =>
  typeof type === 'string' && Object.hasOwn(defaults, type)

function objectOf(value: Json): { readonly [key: string]: Json } {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as { readonly [key: string]: Json }
  }
  throw new Error('a node and a filter are objects')
}

function listOf(value: Json): readonly Json[] {
  if (Array.isArray(value)) return value as readonly Json[]
  throw new Error('children are a list')
}
