import type { ValidationErrorItem } from '#domain/contract/validation-error.ts'

export type Loc = readonly (string | number)[]

/** Longer inputs, in characters of JSON, are left out of the report. */
const maxReportedInput = 1000

function reportable(input: unknown): boolean {
  if (input === undefined) return false
  if (typeof input === 'string') return input.length <= maxReportedInput
  if (typeof input !== 'object' || input === null) return true
  const { length } = Array.isArray(input) ? input : Object.keys(input)
  if (length > maxReportedInput / 4) return false
  return !nestedDeeperThan(input, 20) && JSON.stringify(input).length <= maxReportedInput
}

/** Whether lists and objects are nested deeper than `levels`. */
export function nestedDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((child) => nestedDeeperThan(child, levels - 1))
}

/** An item of a 422. A large input is left out. */
export function errorItem(
  type: string,
  loc: Loc,
  msg: string,
  input?: unknown,
  ctx?: Record<string, unknown>,
): ValidationErrorItem {
  return {
    type,
    loc: [...loc],
    msg,
    ...(reportable(input) ? { input } : {}),
    ...(ctx ? { ctx } : {}),
  }
}

/** The item for a value that should be an object. */
export const notAnObject = (loc: Loc, input: unknown): ValidationErrorItem =>
  errorItem(
    'model_attributes_type',
    loc,
    'Input should be a valid dictionary or object to extract fields from',
    input,
  )

/** “'a', 'b' or 'c'”, as pydantic lists expected values. */
export function quotedList(values: readonly string[]): string {
  const quoted = values.map((value) => `'${value}'`)
  const last = quoted.pop()
  if (last === undefined) return ''
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`
}
