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
  /** Whether the entry that tells how the metric went, the one under the key first, says that it was computed. */
  readonly is_computed: boolean
}

/**
 * A metric's value (`semantics.md`, metrics/{key}): an entry in `metric_info` under the key decides;
 * without one the value in `metrics` does, under the key first, then under an old name. Where there
 * is none of these, an entry under an old name has the value.
 */
export function findMetric(
  record: QueueRecord,
  names: readonly [key: string, ...oldNames: string[]],
): FoundMetric | null {
  const infos = record.metric_info ?? {}
  const [key] = names
  const told = names.find((name) => Object.hasOwn(infos, name))
  const entry = told === undefined ? undefined : infos[told]
  const is_computed = entry?.status_type === 'success' || entry?.status_type === 'roll_up'
  const inEntry = (name: string): FoundMetric => ({
    from: 'metric_info',
    name,
    value: is_computed ? (entry.value ?? null) : null,
    is_computed,
  })
  if (told === key) return inEntry(key)
  const metrics = record.metrics ?? {}
  for (const name of names) {
    const value = ownValue(metrics, name)
    if (value !== null) return { from: 'metrics', name, value, is_computed }
  }
  return told === undefined ? null : inEntry(told)
}

/** Whether a metric's value stays in an export of computed metrics only. */
export const isComputed = (role: MetricRole, found: FoundMetric | null): boolean =>
  (role === 'scorer' && found !== null && found.is_computed && found.value !== null) ||
  (role === 'system' && found?.from === 'metrics')

/** A member that was logged, null where there is none: `constructor` may be a key like any other. */
export const ownValue = (members: Readonly<Record<string, unknown>>, key: string): unknown =>
  Object.hasOwn(members, key) ? (members[key] ?? null) : null
