import type { QueueFolder, QueueMetric } from '#domain/contract/queue-folder.ts'
import { isSystemMetric, type MetricRole } from './metric-values.ts'
import { joinKinds, type Survey, type ValueKind } from './column-survey.ts'

type Told = Pick<QueueMetric, 'key' | 'alias'> & Partial<QueueMetric>

/** A metric that a queue has a column for. */
export type KnownMetric = {
  readonly key: string
  /** What its values are logged under: the key, and the old name unless that is another metric's key. */
  readonly names: readonly [key: string, ...oldNames: string[]]
  readonly role: MetricRole
  /** What its values are; null where there is none. */
  readonly kind: ValueKind | null
  /** As queue.json or else the records tell of it. */
  readonly told: Told
  /** Whether it is one of the queue's scorers, enabled or not. */
  readonly is_listed: boolean
}

/** The scorer metrics of a queue by the names that values are logged under. */
export type ScorerMetrics = {
  /** The key of the scorer that a name stands for. */
  readonly keys: ReadonlyMap<string, string>
  /** The keys of those that are enabled. */
  readonly enabled: ReadonlySet<string>
}

/**
 * The metrics of a queue in the order of their columns: the scorers that queue.json names, or else
 * those that the records' `metric_info` tells of, and then all other keys that have an entry.
 */
export function queueMetrics(folder: QueueFolder, survey: Survey): readonly KnownMetric[] {
  const told = toldByRecords(survey.inferred)
  const aliases = new Map(told.map(({ key, alias }) => [key, alias]))
  const listed =
    folder.metrics.length === 0
      ? told
      : folder.metrics.map((metric) => ({
          ...metric,
          alias: metric.alias || (aliases.get(metric.key) ?? null),
        }))
  const listedNames = new Set(listed.flatMap(({ key, alias }) => [key, alias]))
  const unlisted = told.filter(({ key }) => !listedNames.has(key))
  const oldNames = new Set(unlisted.map(({ key, alias }) => (alias === key ? null : alias)))
  const found = [...survey.metrics.keys()]
    .filter((key) => !listedNames.has(key) && (aliases.has(key) || !oldNames.has(key)))
    .map((key) => ({ key, alias: aliases.get(key) ?? null, label: aliases.get(key) ?? null }))
  const keys = new Set([...listed, ...found].map(({ key }) => key))
  // Of several metrics with one old name the last has it, as where columns are looked up.
  const owners = new Map([...listed, ...found].map(({ key, alias }) => [alias, key]))
  const known = (metric: Told, role: MetricRole, isListed: boolean): KnownMetric => {
    const { key, alias } = metric
    const isOwner = alias && !keys.has(alias) && owners.get(alias) === key
    const names: KnownMetric['names'] = isOwner ? [key, alias] : [key]
    const kinds = names.map((name) => survey.metrics.get(name) ?? null)
    return { key, names, role, told: metric, is_listed: isListed, kind: kinds.reduce(joinKinds) }
  }
  return [
    ...listed.map((metric) => known(metric, metric.enabled ? 'scorer' : 'other', true)),
    ...found.map((metric) => known(metric, isSystemMetric(metric.key) ? 'system' : 'other', false)),
  ]
}

const isOwnName = (key: string, alias: string | null) => alias !== null && alias !== key

/** The scorers that `metric_info` tells of; a key that is only another one's old name is none of its own. */
function toldByRecords(inferred: Survey['inferred']): readonly QueueMetric[] {
  const entries = [...inferred]
  const oldNames = new Set(
    entries.filter(([key, alias]) => isOwnName(key, alias)).map(([, alias]) => alias),
  )
  return entries
    .filter(([key, alias]) => isOwnName(key, alias) || !oldNames.has(key))
    .map(([key, alias]) => ({ key, alias, label: alias, enabled: true }))
}

/** Whether a name is that of an enabled scorer. */
export function isEnabled({ keys, enabled }: ScorerMetrics, name: string): boolean {
  const key = keys.get(name)
  return key !== undefined && enabled.has(key)
}

/** The scorers among the metrics of a queue. */
export function scorersOf(metrics: readonly KnownMetric[]): ScorerMetrics {
  const scorers = metrics.filter((metric) => metric.is_listed)
  return {
    keys: new Map(scorers.flatMap(({ key, names }) => names.map((name) => [name, key]))),
    enabled: new Set(scorers.filter(({ role }) => role === 'scorer').map(({ key }) => key)),
  }
}
