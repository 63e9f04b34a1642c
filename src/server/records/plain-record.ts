import { stepTypes } from '#domain/contract/columns.ts'
import { parseInstant } from '#domain/contract/instant.ts'
import { canonicalUuid } from '#domain/contract/uuid.ts'

type Members = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
/** An object that the schema copies; a copy would lose a member with this name. */
const isPlain = (value: unknown): value is Members =>
  isObject(value) && !Object.hasOwn(value, '__proto__')
const isId = (value: unknown): boolean => typeof value === 'string' && canonicalUuid(value) !== null
const isInstant = (value: unknown): boolean =>
  typeof value === 'string' && parseInstant(value) !== null
const isBoolean = (value: unknown): boolean => typeof value === 'boolean'
const isTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((item) => typeof item === 'string')

/** Whether the value is a plain object, and so is all that is in it. */
function isPlainWith(value: unknown, is: (inner: unknown) => boolean): boolean {
  if (!isPlain(value)) return false
  for (const key in value) if (!is(value[key])) return false
  return true
}

const isRating = (value: unknown): boolean => isPlain(value) && Object.hasOwn(value, 'value')
const isByUser = (value: unknown): boolean => isPlainWith(value, isRating)

const types = new Set<unknown>(stepTypes)
const optional: readonly (readonly [key: string, is: (value: unknown) => boolean])[] = [
  ['updated_at', isInstant],
  ['session_id', isId],
  ['project_id', isId],
  ['run_id', isId],
  ['trace_id', isId],
  ['parent_id', isId],
  ['tags', isTexts],
  ['status_code', Number.isInteger],
  ['step_number', Number.isInteger],
  ['control_id', Number.isInteger],
  ['temperature', Number.isFinite],
  ['has_children', isBoolean],
  ['is_complete', isBoolean],
  ['user_metadata', isObject],
  ['metrics', isObject],
  ['metric_info', (value) => isPlainWith(value, isPlain)],
  ['annotations', (value) => isPlainWith(value, isByUser)],
]

/**
 * Whether a value that was read from JSON is so plainly a record that the schema would accept it as
 * it is. False says nothing: the schema has the last word, and the words.
 */
export function isPlainRecord(value: object): boolean {
  if (!isPlain(value)) return false
  if (!isId(value.id) || !types.has(value.type) || !isInstant(value.created_at)) return false
  return optional.every(([key, is]) => {
    const member = value[key]
    return member === undefined || member === null || is(member)
  })
}
