import type { Dialect } from './dialect.ts'
import type { Bind } from './sql-query.ts'

/** For so few values, single searches are faster than comparing lists. */
const fewValues = 4

const eachByItself = (
  { isOneOf }: Dialect,
  list: string,
  values: readonly string[],
  bind: Bind,
  word: 'OR' | 'AND',
): string => `(${values.map((value) => isOneOf(bind.text(value), list)).join(` ${word} `)})`

/** True if a list has at least one of these texts, which are not empty. */
export const hasOneOf = (
  dialect: Dialect,
  list: string,
  values: readonly string[],
  bind: Bind,
): string =>
  values.length > fewValues
    ? dialect.hasAny(list, bind.texts(values))
    : eachByItself(dialect, list, values, bind, 'OR')

/** True if a list has all of these texts, which are not empty. */
export const hasEach = (
  dialect: Dialect,
  list: string,
  values: readonly string[],
  bind: Bind,
): string =>
  values.length > fewValues
    ? dialect.hasAll(list, bind.texts(values))
    : eachByItself(dialect, list, values, bind, 'AND')

/** Characters that JSON never escapes and that keep their length in lower case. */
const plain = /^[\w .:@+-]+$/

/**
 * True if a list has one of the texts in any case. For plain texts the stored JSON of the list is
 * searched first, which excludes most lists.
 */
export function hasOneOfAnyCase(
  { loweredAll, lowered, contains, hasAny, onlyWhere }: Dialect,
  { list, json }: { readonly list: string; readonly json: string },
  values: readonly string[],
  bind: Bind,
): string {
  const exact = hasAny(loweredAll(list), loweredAll(bind.texts(values)))
  if (values.length > fewValues || !values.every((value) => plain.test(value))) return exact
  return onlyWhere(
    () =>
      values.map((value) => contains(lowered(json), bind.text(value.toLowerCase()))).join(' OR '),
    exact,
  )
}
