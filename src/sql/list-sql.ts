import type { Dialect } from './dialect.ts'
import type { Bind } from './sql-query.ts'

/** Of so few values each is looked for by itself, which takes an engine less than to compare lists. */
const fewValues = 4

const eachByItself = (
  { isOneOf }: Dialect,
  list: string,
  values: readonly string[],
  bind: Bind,
  word: 'OR' | 'AND',
): string => `(${values.map((value) => isOneOf(bind.text(value), list)).join(` ${word} `)})`

/** True where a list has one of some texts, of which there is one at least. */
export const hasOneOf = (
  dialect: Dialect,
  list: string,
  values: readonly string[],
  bind: Bind,
): string =>
  values.length > fewValues
    ? dialect.hasAny(list, bind.texts(values))
    : eachByItself(dialect, list, values, bind, 'OR')

/** True where a list has all of some texts, of which there is one at least. */
export const hasEach = (
  dialect: Dialect,
  list: string,
  values: readonly string[],
  bind: Bind,
): string =>
  values.length > fewValues
    ? dialect.hasAll(list, bind.texts(values))
    : eachByItself(dialect, list, values, bind, 'AND')

/** What every writer of JSON leaves as it is, and what is the same length in lower case. */
const plain = /^[\w .:@+-]+$/

/**
 * True where a list has one of some texts in any case. Where the list's JSON is stored as well, and
 * the texts are plain, most lists are ruled out by it: a list that has a text has it in its JSON.
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
