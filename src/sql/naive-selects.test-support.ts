import type { Filter, FilterTree } from '#domain/contract/contract.ts'
import { parseInstant } from '#domain/contract/instant.ts'
import { canonicalUuid } from '#domain/contract/uuid.ts'

/** A record as in `semantics.md`: values by column id; null is missing. */
export type PlainRecord = Readonly<
  Record<string, string | number | boolean | readonly string[] | null>
>

export type Raters = {
  /** The users who rated the record with every template; null for a queue without templates. */
  readonly full: readonly string[] | null
  readonly required: readonly string[]
}

/** Whether a tree selects a record: `semantics.md` as code, one record at a time, without SQL. */
export function naiveSelects(tree: FilterTree, record: PlainRecord, raters: Raters): boolean {
  if ('filter' in tree) return leafSelects(tree.filter, record, raters)
  if ('and' in tree) return tree.and.every((child) => naiveSelects(child, record, raters))
  if ('or' in tree) return tree.or.some((child) => naiveSelects(child, record, raters))
  return !naiveSelects(tree.not, record, raters)
}

/**
 * Lowers each code point alone (UnicodeData.txt): without the context of a sigma, and with a plain i.
 */
const lowered = (text: string): string =>
  Array.from(text, (one) => (one === 'İ' ? 'i' : one.toLowerCase())).join('')

const listOf = (value: string | readonly string[]): readonly string[] =>
  typeof value === 'string' ? [value] : value

function leafSelects(filter: Filter, record: PlainRecord, raters: Raters): boolean {
  if (filter.type === 'fully_annotated') {
    const users = filter.user_ids ?? raters.required
    return (
      raters.full !== null && users.length > 0 && users.every((user) => raters.full?.includes(user))
    )
  }
  const value = record[filter.column_id] ?? null
  switch (filter.type) {
    case 'text':
    case 'id': {
      const isId = filter.type === 'id'
      const fold = (text: string) =>
        isId
          ? (canonicalUuid(text) ?? text.toLowerCase())
          : filter.type === 'text' && !filter.case_sensitive
            ? lowered(text)
            : text
      const wanted = listOf(filter.value).map(fold)
      const own = typeof value === 'string' ? fold(value) : null
      const isOneOf = own !== null && wanted.includes(own)
      const results = {
        eq: isOneOf,
        ne: !isOneOf,
        one_of: isOneOf,
        not_in: !isOneOf,
        contains: own !== null && wanted.some((one) => own.includes(one)),
      }
      return results[filter.operator]
    }
    case 'number': {
      const own = typeof value === 'number' ? value : NaN
      const [low, high] = Array.isArray(filter.value) ? filter.value : [filter.value, NaN]
      const results = {
        eq: own === low,
        ne: own !== low,
        gt: own > Number(low),
        gte: own >= Number(low),
        lt: own < Number(low),
        lte: own <= Number(low),
        between: own >= Number(low) && own <= Number(high),
      }
      return results[filter.operator]
    }
    case 'date': {
      const own = typeof value === 'string' ? parseInstant(value) : null
      const wanted = parseInstant(filter.value) ?? 0n
      const results = {
        eq: own === wanted,
        ne: own !== wanted,
        gt: own !== null && own > wanted,
        gte: own !== null && own >= wanted,
        lt: own !== null && own < wanted,
        lte: own !== null && own <= wanted,
      }
      return results[filter.operator]
    }
    case 'boolean': {
      const results = { eq: value === filter.value, ne: value !== filter.value }
      return results[filter.operator]
    }
    case 'collection': {
      const fold = (text: string) => (filter.case_sensitive ? text : lowered(text))
      const own = new Set((Array.isArray(value) ? (value as string[]) : []).map(fold))
      const wanted = new Set(listOf(filter.value).map(fold))
      const any = [...wanted].some((one) => own.has(one))
      const results = {
        eq: own.size === wanted.size && [...wanted].every((one) => own.has(one)),
        contains: any,
        one_of: any,
        not_in: !any,
      }
      return results[filter.operator]
    }
    default:
      return filter satisfies never
  }
}
