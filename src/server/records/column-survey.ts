import type { QueueRecord } from './check-record.ts'
import { findMetric } from './metric-values.ts'
import { addSeen, firstSeen, seeRating, type RatedTemplate } from './queue-templates.ts'

/** `long`: 64-bit integers, some beyond 2^53. `wide`: numbers, some of them such integers. */
export type ValueKind =
  'integer' | 'long' | 'number' | 'wide' | 'boolean' | 'text' | 'list' | 'mixed'

export type Survey = {
  records: number
  /** Bytes of lines beyond `usualLineBytes`: the extra memory that large records need. */
  excess: number
  /** Metric keys in the order of first appearance, with the kind of their values so far. */
  readonly metrics: Map<string, ValueKind | null>
  /** Old names by key, from the records' `metric_info`. */
  readonly inferred: Map<string, string | null>
  readonly metadata: Set<string>
  /** In the order of the first rating. */
  readonly rated: Map<string, RatedTemplate>
}

/** Databases process 2 048 rows at a time; lines of this size take 8 MB. */
const usualLineBytes = 4 * 1024

export const createSurvey = (): Survey => ({
  records: 0,
  excess: 0,
  metrics: new Map(),
  inferred: new Map(),
  metadata: new Set(),
  rated: new Map(),
})

export function surveyRecord(survey: Survey, record: QueueRecord, bytes: number): void {
  survey.records += 1
  survey.excess += Math.max(0, bytes - usualLineBytes)
  for (const key of Object.keys(record.user_metadata ?? {})) survey.metadata.add(key)
  for (const [key, info] of Object.entries(record.metric_info ?? {})) {
    const alias = info.metric_key_alias
    const before = survey.inferred.get(key) ?? null
    survey.inferred.set(key, before ?? (typeof alias === 'string' && alias !== '' ? alias : null))
  }
  const keys = new Set([
    ...Object.keys(record.metric_info ?? {}),
    ...Object.keys(record.metrics ?? {}),
  ])
  for (const key of keys) {
    const before = survey.metrics.get(key) ?? null
    const value = isOldName(record, key) ? null : (findMetric(record, [key])?.value ?? null)
    survey.metrics.set(key, joinKinds(before, value === null ? null : kindOf(value)))
  }
  for (const [id, ratings] of Object.entries(record.annotations ?? {})) {
    for (const rating of Object.values(ratings)) {
      if (!isRating(rating)) continue
      const template = survey.rated.get(id) ?? firstSeen(rating)
      seeRating(template, rating)
      survey.rated.set(id, template)
    }
  }
}

/** Merges the survey of later records; true if that added anything new. */
export function addSurvey(survey: Survey, more: Survey): boolean {
  let isNew = false
  const put = <Value>(map: Map<string, Value>, key: string, value: Value) => {
    isNew ||= map.get(key) !== value
    map.set(key, value)
  }
  survey.records += more.records
  survey.excess += more.excess
  for (const [key, kind] of more.metrics) {
    const before = survey.metrics.get(key) ?? null
    put(survey.metrics, key, joinKinds(before, kind))
  }
  for (const [key, alias] of more.inferred) {
    put(survey.inferred, key, survey.inferred.get(key) ?? alias)
  }
  const sizes = () => survey.metadata.size + survey.rated.size
  const before = sizes()
  for (const key of more.metadata) survey.metadata.add(key)
  for (const [id, seen] of more.rated) {
    const template = survey.rated.get(id)
    if (template) addSeen(template, seen)
    else survey.rated.set(id, seen)
  }
  return isNew || sizes() > before
}

export const isRating = (rating: { readonly value?: unknown }): boolean =>
  rating.value !== null && rating.value !== undefined

/** Whether the record has an entry for a metric whose old name this is. */
function isOldName({ metric_info }: QueueRecord, name: string): boolean {
  const infos = metric_info ?? {}
  if (Object.hasOwn(infos, name)) return false
  return Object.values(infos).some((info) => info.metric_key_alias === name)
}

function kindOf(value: unknown): ValueKind {
  if (typeof value === 'number') {
    if (Math.abs(value) > Number.MAX_SAFE_INTEGER)
      return Math.abs(value) < 2 ** 63 ? 'long' : 'wide'
    return Number.isInteger(value) ? 'integer' : 'number'
  }
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'string') return 'text'
  const isList = Array.isArray(value) && value.every((item) => typeof item === 'string')
  return isList ? 'list' : 'mixed'
}

const numbers: ReadonlySet<ValueKind> = new Set(['integer', 'long', 'number', 'wide'])

/** The common kind of two values; null stands for no value. */
export function joinKinds(before: ValueKind | null, kind: ValueKind | null): ValueKind | null {
  if (before === null || kind === null || before === kind) return kind ?? before
  const both = [before, kind]
  if (!both.every((one) => numbers.has(one))) return 'mixed'
  const areWhole = both.every((one) => one === 'integer' || one === 'long')
  const isLong = both.some((one) => one === 'long' || one === 'wide')
  if (areWhole) return isLong ? 'long' : 'integer'
  return isLong ? 'wide' : 'number'
}
