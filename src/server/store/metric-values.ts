import type { QueueRecord } from './check-record.ts'

/**
 * What a metric's values are to an export of computed metrics only: a `scorer` stays where it has
 * succeeded, a `system` value (a duration, a token count) always, `other` values never.
 */
export type MetricRole = 'scorer' | 'system' | 'other'

/** What the service measures by itself, such as `duration_ns`, `num_input_tokens` and `cost`. */
export const isSystemMetric = (name: string): boolean =>
  /^(?:\w+_ns|num_\w*tokens|cost)$/.test(name)

/** Where a metric's value was found: in an entry of `metric_info`, or in `metrics`. */
export type FoundMetric = {
  readonly from: 'metric_info' | 'metrics'
  readonly name: string
  /** Null where the entry has none. */
  readonly value: unknown
}

/**
 * A metric's value (`semantics.md`, metrics/{key}): an entry in `metric_info` decides, the one under
 * the key first; without an entry the value in `metrics` does, in the same order.
 */
export function findMetric(record: QueueRecord, names: readonly string[]): FoundMetric | null {
  const infos = record.metric_info ?? {}
  for (const name of names) {
    if (!Object.hasOwn(infos, name)) continue
    const info = infos[name]
    const isComputed = info?.status_type === 'success' || info?.status_type === 'roll_up'
    return { from: 'metric_info', name, value: isComputed ? (info.value ?? null) : null }
  }
  const metrics = record.metrics ?? {}
  for (const name of names) {
    const value = ownValue(metrics, name)
    if (value !== null) return { from: 'metrics', name, value }
  }
  return null
}

/** Whether a metric's value stays in an export of computed metrics only. */
export const isComputed = (role: MetricRole, found: FoundMetric | null): boolean =>
  (role === 'scorer' && found?.from === 'metric_info' && found.value !== null) ||
  (role === 'system' && found?.from === 'metrics')

/** A member that was logged, null where there is none: `constructor` may be a key like any other. */
export const ownValue = (members: Readonly<Record<string, unknown>>, key: string): unknown =>
  Object.hasOwn(members, key) ? (members[key] ?? null) : null
