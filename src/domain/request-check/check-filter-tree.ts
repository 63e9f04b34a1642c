import { checkUuid4 } from './check-uuid.ts'
import {
  filterSchemas,
  filterTypes,
  maxTreeDepth,
  maxTreeNodes,
  type Filter,
  type FilterOf,
  type FilterTree,
  type FilterType,
} from '#domain/contract/contract.ts'
import { inexactText } from '#domain/text/decimal.ts'
import { InexactNumber } from '#domain/text/exact-json.ts'
import { parseInstant } from '#domain/contract/instant.ts'
import { schemaErrors } from './schema-errors.ts'
import { maxReportedErrors, type ValidationErrorItem } from '#domain/contract/validation-error.ts'
import { errorItem, quotedList, type Loc } from './error-item.ts'
import type { Uuid } from '#domain/contract/uuid.ts'

const nodeKeys = ['filter', 'and', 'or', 'not'] as const

/**
 * Reads an unknown value as a filter tree: each node with exactly one of the keys `filter`, `and`,
 * `or`, `not`; each leaf in the shape of its `type`; at most 10 000 nodes and 100 levels.
 * @returns the tree, or every mistake (up to 100) at its place below `loc`.
 */
export function checkFilterTree(
  value: unknown,
  loc: Loc,
): { readonly filter_tree: FilterTree } | { readonly errors: ValidationErrorItem[] } {
  const tooLarge = checkSize(value)
  if (tooLarge) return { errors: [errorItem('value_error', loc, `Value error, ${tooLarge}`)] }
  const errors: ValidationErrorItem[] = []
  const filter_tree = checkNode(value, loc, errors)
  return filter_tree && errors.length === 0
    ? { filter_tree }
    : { errors: errors.slice(0, maxReportedErrors) }
}

/** Walks without recursion, because the depth of the input is unknown. */
function checkSize(root: unknown): string | null {
  const open: [value: unknown, depth: number][] = [[root, 1]]
  let nodes = 0
  for (let next = open.pop(); next; next = open.pop()) {
    const [value, depth] = next
    if (++nodes > maxTreeNodes) return `a filter tree may have at most ${maxTreeNodes} nodes`
    if (typeof value !== 'object' || value === null) continue
    if (depth > maxTreeDepth) return `a filter tree may be at most ${maxTreeDepth} levels deep`
    for (const key of ['and', 'or', 'not'] as const) {
      if (!Object.hasOwn(value, key)) continue
      const children = (value as Record<typeof key, unknown>)[key]
      // One item over the limit is enough to refuse.
      const looked: unknown[] = Array.isArray(children)
        ? children.slice(0, maxTreeNodes + 1)
        : [children]
      for (const child of looked) open.push([child, depth + 1])
    }
  }
  return null
}

function checkNode(value: unknown, loc: Loc, errors: ValidationErrorItem[]): FilterTree | null {
  if (errors.length >= maxReportedErrors) return null
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const msg = 'Input should be a valid dictionary or object to extract fields from'
    errors.push(errorItem('model_attributes_type', loc, msg, value))
    return null
  }
  const [key, ...more] = nodeKeys.filter((name) => Object.hasOwn(value, name))
  if (key === undefined) {
    const msg = `Field required: one of ${quotedList(nodeKeys)}`
    errors.push(errorItem('missing', loc, msg, value))
    return null
  }
  if (more.length > 0) {
    const found = [key, ...more].map((name) => `'${name}'`).join(' and ')
    const msg = `Value error, a node has exactly one of ${quotedList(nodeKeys)}, not ${found}`
    errors.push(errorItem('value_error', loc, msg, value))
    return null
  }
  const content = (value as Record<typeof key, unknown>)[key]
  const place = [...loc, key]
  switch (key) {
    case 'filter': {
      const filter = checkFilter(content, place, errors)
      return filter && { filter }
    }
    case 'and': {
      const and = checkChildren(content, place, errors)
      return and && { and }
    }
    case 'or': {
      const or = checkChildren(content, place, errors)
      return or && { or }
    }
    case 'not': {
      const not = checkNode(content, place, errors)
      return not && { not }
    }
    default:
      return key satisfies never
  }
}

function checkChildren(
  value: unknown,
  loc: Loc,
  errors: ValidationErrorItem[],
): readonly FilterTree[] | null {
  if (!Array.isArray(value)) {
    errors.push(errorItem('list_type', loc, 'Input should be a valid list', value))
    return null
  }
  const children = value.map((child, index) => checkNode(child, [...loc, index], errors))
  return children.every((child) => child !== null) ? children : null
}

function checkFilter(value: unknown, loc: Loc, errors: ValidationErrorItem[]): Filter | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const msg = 'Input should be a valid dictionary or object to extract fields from'
    errors.push(errorItem('model_attributes_type', loc, msg, value))
    return null
  }
  if (!Object.hasOwn(value, 'type')) {
    const msg = "Unable to extract tag using discriminator 'type'"
    errors.push(errorItem('union_tag_not_found', loc, msg, value))
    return null
  }
  const type = filterTypes.find((name) => name === (value as { type: unknown }).type)
  if (type === undefined) {
    const msg = `Input tag found using 'type' does not match any of the expected tags: ${quotedList(filterTypes)}`
    errors.push(errorItem('union_tag_invalid', loc, msg, value))
    return null
  }
  const { given, inexact } = withoutInexact(value, loc)
  const parsed = parseFilter(type, given)
  const found: ValidationErrorItem[] = []
  const filter = parsed.success ? checkMeaning(parsed.data, loc, found) : null
  if (!parsed.success) {
    found.push(
      ...schemaErrors(parsed.error.issues, given, loc).map(type === 'date' ? asDate : asIs),
    )
  }
  // If a number is invalid anyway, its digits are not a second mistake.
  const others =
    type === 'number' ? inexact.filter((item) => !found.some((one) => isSamePlace(one, item))) : []
  errors.push(...others, ...found)
  return others.length > 0 ? null : filter
}

/** Parses a filter with the schema of its type, without copying a long list of texts. */
function parseFilter(type: FilterType, given: object) {
  const { value } = given as { readonly value?: unknown }
  const isLong = Array.isArray(value) && value.length > longList
  if (!isLong || !isTextList(value)) return filterSchemas[type].safeParse(given)
  const parsed = filterSchemas[type].safeParse({ ...given, value: value.slice(0, 1) })
  if (!parsed.success) return filterSchemas[type].safeParse(given)
  return { success: true, data: { ...parsed.data, value } as Filter } as const
}

const longList = 1000

const isTextList = (list: readonly unknown[]): list is readonly string[] =>
  list.every((item) => typeof item === 'string')

const isSamePlace = (a: ValidationErrorItem, b: ValidationErrorItem): boolean =>
  a.loc.join('\0') === b.loc.join('\0')

/** A filter with plain numbers only, and the errors of its inexact numbers. */
function withoutInexact(filter: object, loc: Loc) {
  const { value } = filter as { readonly value?: unknown }
  const inexact: ValidationErrorItem[] = []
  const kept = (one: unknown, place: Loc) => {
    if (!(one instanceof InexactNumber)) return one
    const msg = `Value error, ${inexactText(one.text)}`
    inexact.push(errorItem('value_error', place, msg, one.text))
    return 0
  }
  const place = [...loc, 'value']
  if (value instanceof InexactNumber) {
    return { given: { ...filter, value: kept(value, place) }, inexact }
  }
  if (!Array.isArray(value) || !value.some((one) => one instanceof InexactNumber)) {
    return { given: filter, inexact }
  }
  const list: readonly unknown[] = value
  const plain = list.map((one, index) => {
    if (!(one instanceof InexactNumber)) return one
    return inexact.length < maxReportedErrors ? kept(one, [...place, index]) : 0
  })
  return { given: { ...filter, value: plain }, inexact }
}

const asIs = (item: ValidationErrorItem) => item
const asDate = (item: ValidationErrorItem) =>
  item.loc.at(-1) === 'value' && item.type === 'string_type'
    ? { ...item, type: 'datetime_type', msg: 'Input should be a valid datetime' }
    : item

/**
 * Half of a surrogate pair is not a valid text: JSON can write it, but a database cannot store it and
 * would search for another character.
 */
function brokenTexts(value: string | readonly string[], loc: Loc): ValidationErrorItem[] {
  const msg = 'Input should be a valid string, unable to parse raw data as a unicode string'
  if (typeof value === 'string') {
    return value.isWellFormed() ? [] : [errorItem('string_unicode', loc, msg)]
  }
  const broken: ValidationErrorItem[] = []
  for (let index = 0; index < value.length && broken.length < maxReportedErrors; index += 1) {
    if (value[index]?.isWellFormed() === false) {
      broken.push(errorItem('string_unicode', [...loc, index], msg))
    }
  }
  return broken
}

/** Checks what the shape does not show: dates that exist, the operator's number of values, user ids. */
function checkMeaning(filter: Filter, loc: Loc, errors: ValidationErrorItem[]): Filter | null {
  switch (filter.type) {
    case 'date':
      if (parseInstant(filter.value) !== null) return filter
      errors.push(
        errorItem(
          'datetime_parsing',
          [...loc, 'value'],
          'Input should be a valid datetime with a date and a time',
          filter.value,
        ),
      )
      return null
    case 'number': {
      const wrong = wrongNumbers(filter)
      if (!wrong) return filter
      errors.push(
        errorItem('value_error', [...loc, 'value'], `Value error, ${wrong}`, filter.value),
      )
      return null
    }
    case 'fully_annotated': {
      if (!filter.user_ids) return filter
      const user_ids: Uuid[] = []
      for (const [index, id] of filter.user_ids.entries()) {
        const checked = checkUuid4(id, () => [...loc, 'user_ids', index])
        if (typeof checked === 'string') user_ids.push(checked)
        else if (errors.push(checked) >= maxReportedErrors) break
      }
      return user_ids.length < filter.user_ids.length ? null : { ...filter, user_ids }
    }
    case 'id':
    case 'collection':
    case 'text': {
      const wrong = brokenTexts(filter.value, [...loc, 'value'])
      errors.push(...wrong)
      return wrong.length > 0 ? null : filter
    }
    case 'boolean':
      return filter
    default:
      return filter satisfies never
  }
}

function wrongNumbers(filter: FilterOf<'number'>): string | null {
  const list = Array.isArray(filter.value) ? filter.value : null
  if (filter.operator === 'between') {
    return list?.length === 2 ? null : "'between' takes exactly two numbers, [min, max]"
  }
  return list ? `'${filter.operator}' takes one number, not a list` : null
}
