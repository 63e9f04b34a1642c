import type { z } from '#domain/contract/zod.ts'
import type { ValidationErrorItem } from '#domain/contract/validation-error.ts'
import { errorItem, quotedList, type Loc } from './error-item.ts'

const expectedTypes: Readonly<Record<string, readonly [type: string, msg: string]>> = {
  string: ['string_type', 'Input should be a valid string'],
  boolean: ['bool_type', 'Input should be a valid boolean'],
  array: ['list_type', 'Input should be a valid list'],
  number: ['float_type', 'Input should be a valid number'],
  int: ['int_type', 'Input should be a valid integer'],
  object: ['model_attributes_type', 'Input should be a valid dictionary or object'],
}

const items = (count: unknown) => `${String(count)} item${Number(count) === 1 ? '' : 's'}`

/**
 * Translates the issues of a schema into pydantic's vocabulary. `loc` is the place of `input` in the
 * body. A value that fits no member of a union gives one item.
 */
export function schemaErrors(
  issues: readonly z.core.$ZodIssue[],
  input: unknown,
  loc: Loc,
): ValidationErrorItem[] {
  return issues.map((issue) => schemaError(issue, input, loc))
}

function schemaError(issue: z.core.$ZodIssue, input: unknown, loc: Loc): ValidationErrorItem {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))
  const place = [...loc, ...path]
  const value = path.reduce<unknown>(at, input)
  if (value === undefined) return errorItem('missing', place, 'Field required', input)
  if (issue.code === 'invalid_union') {
    const wrongItem = Array.isArray(value)
      ? value.findIndex((item) => typeof item === 'object')
      : -1
    const deeper = issue.errors.flat().filter(({ path: inner }) => inner.length > 0)
    const [first] = Array.isArray(value) && wrongItem < 0 ? deeper : []
    if (first) return schemaError(first, value, place)
    return expected(primitiveExpected(issue), place, value)
  }
  if (issue.code === 'invalid_type') return expected(issue.expected, place, value)
  if (issue.code === 'invalid_value') {
    const list = quotedList(issue.values.map(String))
    const type = path.at(-1) === 'export_format' ? 'enum' : 'literal_error'
    return errorItem(type, place, `Input should be ${list}`, value, { expected: list })
  }
  if (issue.code === 'too_small') {
    const found = Array.isArray(value) ? value.length : 0
    const msg = `List should have at least ${items(issue.minimum)} after validation, not ${found}`
    return errorItem('too_short', place, msg, value, { min_length: issue.minimum })
  }
  return errorItem('value_error', place, `Value error, ${issue.message}`, value)
}

function at(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string | number, unknown>)[key]
    : undefined
}

function expected(name: string, place: Loc, value: unknown): ValidationErrorItem {
  const [type, msg] = expectedTypes[name] ?? ['value_error', 'Value error, not a valid value']
  return errorItem(type, place, msg, value)
}

/** The scalar type that the first member of a union expects. */
function primitiveExpected(issue: z.core.$ZodIssueInvalidUnion): string {
  const scalar = issue.errors
    .flat()
    .find((inner) => inner.code === 'invalid_type' && inner.expected !== 'array')
  return scalar?.code === 'invalid_type'
    ? scalar.expected === 'int'
      ? 'number'
      : scalar.expected
    : ''
}
