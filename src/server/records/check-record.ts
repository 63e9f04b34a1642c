import { z } from 'zod'
import { isJsonObject } from '#domain/text/json-object.ts'
import { stepTypes } from '#domain/contract/columns.ts'
import { parseInstant } from '#domain/contract/instant.ts'
import { canonicalUuid } from '#domain/contract/uuid.ts'

const id = z.string().refine((text) => canonicalUuid(text) !== null, 'is not a UUID')
const instant = z
  .string()
  .refine(
    (text) => parseInstant(text) !== null,
    'is not a date and time of the years 1 to 9999, such as 2026-03-01T10:00:00Z',
  )
const optionalId = id.nullish()
const optionalInteger = z
  .number('is not an integer')
  .refine(Number.isInteger, 'is not an integer')
  .nullish()
/** Not `z.object`: its copy would lose the key `__proto__`. */
const object = z.custom<Readonly<Record<string, unknown>>>(isJsonObject, 'is not an object')

const ratingSchema = z.looseObject({ value: z.unknown(), explanation: z.unknown().optional() })
const annotationsSchema = z.record(z.string(), z.record(z.string(), ratingSchema))

/** Columns have the types of `service.md`; other members and child records are not checked. */
export const recordSchema = z.looseObject({
  id,
  type: z.enum(stepTypes, `is not one of ${stepTypes.join(', ')}`),
  created_at: instant,
  updated_at: instant.nullish(),
  session_id: optionalId,
  project_id: optionalId,
  run_id: optionalId,
  trace_id: optionalId,
  parent_id: optionalId,
  tags: z.array(z.string('is not a text'), 'is not a list of texts').nullish(),
  status_code: optionalInteger,
  step_number: optionalInteger,
  control_id: optionalInteger,
  temperature: z.number('is not a number').nullish(),
  has_children: z.boolean('is neither true nor false').nullish(),
  is_complete: z.boolean('is neither true nor false').nullish(),
  user_metadata: object.nullish(),
  metrics: object.nullish(),
  metric_info: z
    .record(z.string(), z.looseObject({}, 'is not an object'), 'is not an object')
    .nullish(),
  annotations: annotationsSchema.nullish(),
})
export type QueueRecord = z.output<typeof recordSchema>

/** The reason is the end of a sentence that begins with the line's place. */
export function checkRecord(value: unknown): { record: QueueRecord } | { reason: string } {
  if (!isJsonObject(value)) return { reason: 'this is not a JSON object' }
  const parsed = recordSchema.safeParse(value)
  if (parsed.success) return { record: parsed.data }
  const [issue] = parsed.error.issues
  const path = issue?.path.map(String).join('.') ?? ''
  const isMissing = issue?.path.length === 1 && !Object.hasOwn(value, path)
  return {
    reason: isMissing ? `“${path}” is missing` : `“${path}” ${issue?.message ?? 'is invalid'}`,
  }
}
