import type { QueueRecord } from './check-record.ts'

/**
 * An export of computed metrics keeps a `scorer` that succeeded, every `system` value, and no `other`.
 */
export type MetricRole = 'scorer' | 'system' | 'other'

/** Metrics that the service measures itself, such as `duration_ns`, `num_input_tokens` and `cost`. */
export const isSystemMetric = (name: string): boolean =>
  /^(?:\w+_ns|num_\w*tokens|cost)$/.test(name)

/** The statuses with a value that counts. */
export const computedStatuses = ['success', 'roll_up'] as const
const computed: ReadonlySet<unknown> = new Set(computedStatuses)

export type FoundMetric = {
  readonly from: 'metric_info' | 'metrics'
  readonly name: string
  /** Null if the entry has no value. */
  readonly value: unknown
  /** Whether the metric's entry (the one under its key first) has the status success or roll_up. */
  readonly is_computed: boolean
}

/**
 * A metric's value (`semantics.md`, metrics/{key}): an entry in `metric_info` under the key decides;
 * without one the value in `metrics` does, under the key first, then under an old name; without these,
 * an entry under an old name.
 */
export function findMetric(
  record: QueueRecord,
  names: readonly [key: string, ...oldNames: string[]],
): FoundMetric | null {
  const infos = record.metric_info ?? {}
  const [key] = names
  const entryName = names.find((name) => Object.hasOwn(infos, name))
  const entry = entryName === undefined ? undefined : infos[entryName]
  const is_computed = computed.has(entry?.status_type)
  const inEntry = (name: string): FoundMetric => ({
    from: 'metric_info',
    name,
    value: is_computed ? (entry?.value ?? null) : null,
    is_computed,
  })
  if (entryName === key) return inEntry(key)
  const metrics = record.metrics ?? {}
  for (const name of names) {
    const value = ownValue(metrics, name)
    if (value !== null) return { from: 'metrics', name, value, is_computed }
  }
  return entryName === undefined ? null : inEntry(entryName)
}

export const isComputed = (role: MetricRole, found: FoundMetric | null): boolean =>
  (role === 'scorer' && found !== null && found.is_computed && found.value !== null) ||
  (role === 'system' && found?.from === 'metrics')

/** Own members only: a key may be called `constructor`. */
export const ownValue = (members: Readonly<Record<string, unknown>>, key: string): unknown =>
  Object.hasOwn(members, key) ? (members[key] ?? null) : null
