import type { QueueFolder, QueueMetric } from '#domain/contract/queue-folder.ts'
import { isSystemMetric, type MetricRole } from './metric-values.ts'
import { joinKinds, type Survey, type ValueKind } from './column-survey.ts'

type MetricDescription = Pick<QueueMetric, 'key' | 'alias'> & Partial<QueueMetric>

export type KnownMetric = {
  readonly key: string
  /** The names of its values: the key, and the old name unless that is another metric's key. */
  readonly names: readonly [key: string, ...oldNames: string[]]
  readonly role: MetricRole
  /** Null if it has no values. */
  readonly kind: ValueKind | null
  /** From queue.json, else from the records. */
  readonly description: MetricDescription
  readonly is_listed: boolean
}

export type ScorerMetrics = {
  /** From the name of a value to its key. */
  readonly keys: ReadonlyMap<string, string>
  readonly enabled: ReadonlySet<string>
}

/**
 * In the order of the columns: scorers (of queue.json, or else of `metric_info`), then all other keys.
 */
export function queueMetrics(folder: QueueFolder, survey: Survey): readonly KnownMetric[] {
  const inRecords = scorersInRecords(survey.inferred)
  const aliases = new Map(inRecords.map(({ key, alias }) => [key, alias]))
  const listed =
    folder.metrics.length === 0
      ? inRecords
      : folder.metrics.map((metric) => ({
          ...metric,
          alias: metric.alias || (aliases.get(metric.key) ?? null),
        }))
  const listedNames = new Set(listed.flatMap(({ key, alias }) => [key, alias]))
  const unlisted = inRecords.filter(({ key }) => !listedNames.has(key))
  const oldNames = new Set(unlisted.map(({ key, alias }) => (alias === key ? null : alias)))
  const found = [...survey.metrics.keys()]
    .filter((key) => !listedNames.has(key) && (aliases.has(key) || !oldNames.has(key)))
    .map((key) => ({ key, alias: aliases.get(key) ?? null, label: aliases.get(key) ?? null }))
  const keys = new Set([...listed, ...found].map(({ key }) => key))
  // If several metrics share an old name, the last one has it, as in the lookup of columns.
  const owners = new Map([...listed, ...found].map(({ key, alias }) => [alias, key]))
  const known = (metric: MetricDescription, role: MetricRole, isListed: boolean): KnownMetric => {
    const { key, alias } = metric
    const isOwner = alias && !keys.has(alias) && owners.get(alias) === key
    const names: KnownMetric['names'] = isOwner ? [key, alias] : [key]
    const kinds = names.map((name) => survey.metrics.get(name) ?? null)
    return {
      key,
      names,
      role,
      description: metric,
      is_listed: isListed,
      kind: kinds.reduce(joinKinds),
    }
  }
  return [
    ...listed.map((metric) => known(metric, metric.enabled ? 'scorer' : 'other', true)),
    ...found.map((metric) => known(metric, isSystemMetric(metric.key) ? 'system' : 'other', false)),
  ]
}

const isOwnName = (key: string, alias: string | null) => alias !== null && alias !== key

/** Scorers in `metric_info`. A key that is only an old name of another scorer is not its own scorer. */
function scorersInRecords(inferred: Survey['inferred']): readonly QueueMetric[] {
  const entries = [...inferred]
  const oldNames = new Set(
    entries.filter(([key, alias]) => isOwnName(key, alias)).map(([, alias]) => alias),
  )
  return entries
    .filter(([key, alias]) => isOwnName(key, alias) || !oldNames.has(key))
    .map(([key, alias]) => ({ key, alias, label: alias, enabled: true }))
}

export function isEnabled({ keys, enabled }: ScorerMetrics, name: string): boolean {
  const key = keys.get(name)
  return key !== undefined && enabled.has(key)
}

export function scorersOf(metrics: readonly KnownMetric[]): ScorerMetrics {
  const scorers = metrics.filter((metric) => metric.is_listed)
  return {
    keys: new Map(scorers.flatMap(({ key, names }) => names.map((name) => [name, key]))),
    enabled: new Set(scorers.filter(({ role }) => role === 'scorer').map(({ key }) => key)),
  }
}
