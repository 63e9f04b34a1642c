import { z } from 'zod'
import { nestingProblems } from './nesting-problems.test-support.ts'
import { aggregateSchema, ratingSchema } from './rating-schema.test-support.ts'

const uuid = z.uuid({ version: 'v4' })
const instant = z.iso.datetime({ precision: 6 })
const strings = z.record(z.string(), z.string())
const count = z.int().nonnegative()

const contentPart = z.looseObject({ type: z.string() })
const toolCall = z.strictObject({
  id: z.string(),
  function: z.strictObject({ name: z.string(), arguments: z.string() }),
})
const message = z.strictObject({
  role: z.enum(['system', 'developer', 'user', 'assistant', 'agent', 'tool', 'function']),
  content: z.union([z.string(), z.array(contentPart)]),
  tool_calls: z.array(toolCall).nullish(),
  tool_call_id: z.string().nullish(),
})
const document = z.strictObject({
  content: z.string(),
  metadata: z.record(z.string(), z.union([z.boolean(), z.string(), z.number()])).optional(),
})
const controlResult = z.strictObject({
  action: z.enum(['deny', 'steer', 'observe']),
  matched: z.boolean(),
  confidence: z.number().nullish(),
  error_message: z.string().nullish(),
})

/** The redacted texts have the same shape or are absent. */
const texts = <Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
) => ({
  input,
  output,
  redacted_input: input.nullish(),
  redacted_output: output.nullish(),
})

const metricInfo = z.discriminatedUnion('status_type', [
  z.looseObject({
    status_type: z.enum([
      'not_computed',
      'pending',
      'computing',
      'not_applicable',
      'failed',
      'error',
    ]),
    message: z.string().optional(),
    metric_key_alias: z.string().nullish(),
  }),
  z.looseObject({
    status_type: z.enum(['success', 'roll_up']),
    value: z.unknown().refine((value) => value !== undefined, 'is missing'),
    explanation: z.string().nullish(),
    rationale: z.string().nullish(),
    cost: z.number().nullish(),
    num_judges: count.nullish(),
    metric_key_alias: z.string().nullish(),
  }),
])

const step = <Shape extends z.ZodRawShape>(shape: Shape) => z.object(shape).catchall(z.null())

const everyRecord = {
  id: uuid,
  project_id: uuid,
  run_id: uuid,
  name: z.string(),
  created_at: instant,
  updated_at: instant.nullish(),
  user_metadata: strings,
  tags: z.array(z.string()),
  status_code: z.int().nullish(),
  external_id: z.string().nullish(),
  dataset_input: z.string().nullish(),
  dataset_output: z.string().nullish(),
  dataset_metadata: strings.optional(),
  metrics: z.looseObject({ duration_ns: count.nullish() }),
  metric_info: z.record(z.string(), metricInfo).nullish(),
  annotations: z.record(uuid, z.record(uuid, ratingSchema)).optional(),
  annotation_aggregates: z.record(uuid, z.strictObject({ aggregate: aggregateSchema })).optional(),
  annotation_agreement: z.record(uuid, z.number()).optional(),
  overall_annotation_agreement: z.number().nullish(),
  feedback_rating_info: z.record(uuid, z.unknown()).optional(),
  annotation_queue_ids: z.array(uuid).optional(),
  fully_annotated: z.boolean().nullish(),
  has_children: z.boolean().nullish(),
  is_complete: z.boolean().optional(),
  error_message: z.string().optional(),
  progress_message: z.string().optional(),
  file_ids: z.array(uuid).optional(),
  file_modalities: z.array(z.enum(['text', 'document', 'image', 'audio', 'video'])).optional(),
}
const everySpan = {
  ...everyRecord,
  session_id: uuid,
  trace_id: uuid,
  parent_id: uuid,
  step_number: count.nullish(),
}

const optionalText = z.string().nullish()
const textOrParts = z.union([z.string(), z.array(contentPart)])
const freeTexts = texts(
  z.union([z.string(), z.array(message), z.array(contentPart)]),
  z.union([z.string(), message, z.array(document), z.array(contentPart)]).nullable(),
)
const spans = z.array(z.lazy((): z.ZodType => spanSchema)).optional()

const spanSchema = z.discriminatedUnion('type', [
  step({
    type: z.literal('agent'),
    ...everySpan,
    ...freeTexts,
    agent_type: z.enum([
      'planner',
      'router',
      'judge',
      'react',
      'classifier',
      'default',
      'reflection',
      'supervisor',
    ]),
    spans,
  }),
  step({ type: z.literal('workflow'), ...everySpan, ...freeTexts, spans }),
  step({
    type: z.literal('llm'),
    ...everySpan,
    ...texts(z.array(message), message),
    tools: z.array(z.looseObject({})).nullish(),
    model: optionalText,
    temperature: z.number().nullish(),
    finish_reason: optionalText,
  }),
  step({
    type: z.literal('tool'),
    ...everySpan,
    ...texts(z.string(), z.string().nullable()),
    tool_call_id: optionalText,
    spans,
  }),
  step({
    type: z.literal('retriever'),
    ...everySpan,
    ...texts(z.string(), z.array(document)),
    spans,
  }),
  step({
    type: z.literal('control'),
    ...everySpan,
    ...texts(
      z.union([z.string(), z.array(message), z.array(contentPart)]),
      controlResult.nullable(),
    ),
    control_id: z.int().nullish(),
    agent_name: optionalText,
    check_stage: z.enum(['pre', 'post']).nullish(),
    applies_to: z.enum(['llm_call', 'tool_call']).nullish(),
    evaluator_name: optionalText,
    selector_path: optionalText,
  }),
])

const traceSchema = step({
  type: z.literal('trace'),
  ...everyRecord,
  ...texts(textOrParts, textOrParts.nullable()),
  session_id: uuid,
  trace_id: uuid,
  parent_id: uuid.nullish(),
  num_spans: count.nullish(),
  spans,
})

const sessionSchema = step({
  type: z.literal('session'),
  ...everyRecord,
  ...freeTexts,
  session_id: uuid.nullish(),
  trace_id: z.null().optional(),
  num_traces: count.nullish(),
  traces: z.array(traceSchema).optional(),
})

const recordSchemas = [sessionSchema, traceSchema, ...spanSchema.options] as const

/** Like a record on a page: fields that are not selected are absent. */
export function partialRecordSchema(type: string): z.ZodType {
  const whole = recordSchemas.find(({ shape }) => shape.type.value === type)
  if (!whole) throw new Error(`the service has no records of type ${type}`)
  const nullableIds = Object.fromEntries(
    ['session_id', 'trace_id', 'parent_id', 'project_id', 'run_id'].map((key) => [
      key,
      uuid.nullish(),
    ]),
  )
  return whole.partial().extend({ ...nullableIds, id: uuid, type: z.literal(type) })
}

/** Stricter than the import, for records that this project writes; with children. */
export const serviceRecordSchema = z
  .discriminatedUnion('type', recordSchemas)
  .superRefine((record, context) => {
    for (const problem of nestingProblems(record)) context.addIssue(problem)
  })
