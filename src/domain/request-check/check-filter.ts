import { checkUuid4 } from './check-uuid.ts'
import {
  filterSchemas,
  filterTypes,
  type Filter,
  type FilterOf,
  type FilterType,
} from '#domain/contract/contract.ts'
import { compiled } from '#domain/contract/zod.ts'
import { inexactText } from '#domain/text/decimal.ts'
import { InexactNumber } from '#domain/text/exact-json.ts'
import { parseInstant } from '#domain/contract/instant.ts'
import { schemaErrors } from './schema-errors.ts'
import { maxReportedErrors, type ValidationErrorItem } from '#domain/contract/validation-error.ts'
import { isJsonObject } from '#domain/text/json-object.ts'
import { errorItem, notAnObject, quotedList, type Loc } from './error-item.ts'
import type { Uuid } from '#domain/contract/uuid.ts'

/** Reads an unknown value as the filter of a leaf; adds each mistake to `errors` and returns null. */
export function checkFilter(
  value: unknown,
  loc: Loc,
  errors: ValidationErrorItem[],
): Filter | null {
  if (!isJsonObject(value)) {
    errors.push(notAnObject(loc, value))
    return null
  }
  if (!Object.hasOwn(value, 'type')) {
    const msg = "Unable to extract tag using discriminator 'type'"
    errors.push(errorItem('union_tag_not_found', loc, msg, value))
    return null
  }
  const type = filterTypes.find((name) => name === value.type)
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

/** A request may have 10 000 leaves. */
const schemas = {
  id: compiled(filterSchemas.id),
  date: compiled(filterSchemas.date),
  number: compiled(filterSchemas.number),
  boolean: compiled(filterSchemas.boolean),
  collection: compiled(filterSchemas.collection),
  text: compiled(filterSchemas.text),
  fully_annotated: compiled(filterSchemas.fully_annotated),
} satisfies typeof filterSchemas

/** Parses a filter with the schema of its type, without copying a long list of texts. */
function parseFilter(type: FilterType, given: object) {
  const { value } = given as { readonly value?: unknown }
  const isLong = Array.isArray(value) && value.length > longList
  if (!isLong || !isTextList(value)) return schemas[type].safeParse(given)
  const parsed = schemas[type].safeParse({ ...given, value: value.slice(0, 1) })
  if (!parsed.success) return schemas[type].safeParse(given)
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
