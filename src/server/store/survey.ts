import type { QueueFolder, QueueMetric } from '#domain/queue-folder.ts'
import { canonicalUuid } from '#domain/uuid.ts'
import type { QueueRecord } from './check-record.ts'

/** What the values of a metric are: all of one kind, or mixed. */
export type ValueKind = 'integer' | 'number' | 'boolean' | 'text' | 'list' | 'mixed'

/** What is found in all records before any is stored: it decides which columns there are. */
export type Survey = {
  records: number
  /** Metric keys in the order of their first appearance, with the kind of their values so far. */
  readonly metrics: Map<string, ValueKind | null>
  /** Metrics that queue.json does not name, as the records' `metric_info` tells them. */
  readonly inferred: Map<string, string | null>
  readonly metadata: Set<string>
  /** Templates that have a rating. */
  readonly rated: Set<string>
}

export const newSurvey = (): Survey => ({
  records: 0,
  metrics: new Map(),
  inferred: new Map(),
  metadata: new Set(),
  rated: new Set(),
})

/** Adds a record to what is known. */
export function surveyRecord(survey: Survey, record: QueueRecord): void {
  survey.records += 1
  for (const key of Object.keys(record.user_metadata ?? {})) survey.metadata.add(key)
  for (const [key, info] of Object.entries(record.metric_info ?? {})) {
    const alias = info.metric_key_alias
    if (!survey.inferred.has(key))
      survey.inferred.set(key, typeof alias === 'string' ? alias : null)
  }
  const keys = new Set([
    ...Object.keys(record.metric_info ?? {}),
    ...Object.keys(record.metrics ?? {}),
  ])
  for (const key of keys) {
    const value = metricValue(record, key)
    const before = survey.metrics.get(key) ?? null
    survey.metrics.set(key, value === null ? before : joinKinds(before, kindOf(value)))
  }
  for (const [template, ratings] of Object.entries(record.annotations ?? {})) {
    if (Object.values(ratings).some(isRating)) survey.rated.add(template)
  }
}

/** Adds what was found in the records behind those that are known; true where it is anything new. */
export function addSurvey(survey: Survey, more: Survey): boolean {
  let isNew = false
  const put = <Value>(map: Map<string, Value>, key: string, value: Value) => {
    isNew ||= map.get(key) !== value
    map.set(key, value)
  }
  survey.records += more.records
  for (const [key, kind] of more.metrics) {
    const before = survey.metrics.get(key) ?? null
    put(survey.metrics, key, kind === null ? before : joinKinds(before, kind))
  }
  for (const [key, alias] of more.inferred) {
    if (!survey.inferred.has(key)) put(survey.inferred, key, alias)
  }
  const sizes = () => survey.metadata.size + survey.rated.size
  const before = sizes()
  for (const key of more.metadata) survey.metadata.add(key)
  for (const template of more.rated) survey.rated.add(template)
  return isNew || sizes() > before
}

export const isRating = (rating: { readonly value?: unknown }): boolean =>
  rating.value !== null && rating.value !== undefined

/** A metric's value (`semantics.md`, metrics/{key}); null where it is missing. */
export function metricValue(record: QueueRecord, key: string): unknown {
  const infos = record.metric_info ?? {}
  if (Object.hasOwn(infos, key)) {
    const info = infos[key]
    const isComputed = info?.status_type === 'success' || info?.status_type === 'roll_up'
    return isComputed ? (info.value ?? null) : null
  }
  return ownValue(record.metrics ?? {}, key)
}

/** A member that was logged, null where there is none: `constructor` may be a key like any other. */
export const ownValue = (members: Readonly<Record<string, unknown>>, key: string): unknown =>
  Object.hasOwn(members, key) ? (members[key] ?? null) : null

function kindOf(value: unknown): ValueKind {
  if (typeof value === 'number') {
    return Number.isInteger(value) && Math.abs(value) < 2 ** 63 ? 'integer' : 'number'
  }
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'string') return 'text'
  const isList = Array.isArray(value) && value.every((item) => typeof item === 'string')
  return isList ? 'list' : 'mixed'
}

function joinKinds(before: ValueKind | null, kind: ValueKind): ValueKind {
  if (before === null || before === kind) return kind
  const numbers = [before, kind].every((one) => one === 'integer' || one === 'number')
  return numbers ? 'number' : 'mixed'
}

/** The queue's scorer metrics: those that queue.json names, or else those that the records tell of. */
export function scorerMetrics(folder: QueueFolder, survey: Survey): readonly QueueMetric[] {
  if (folder.metrics.length > 0) return folder.metrics
  return [...survey.inferred].map(([key, alias]) => ({ key, alias, label: alias, enabled: true }))
}

/** Ids in a record are compared in canonical form; they were checked to be UUIDs. */
export const idText = (value: unknown): string | null =>
  typeof value === 'string' ? canonicalUuid(value) : null
