import { isJsonObject } from '#domain/text/json-object.ts'
import { computedStatuses } from './metric-values.ts'
import { isEnabled, type ScorerMetrics } from './queue-metrics.ts'

const ready = new Set<unknown>([...computedStatuses, 'not_applicable'])

type Node = { readonly [key: string]: unknown }

/**
 * Whether each enabled metric on a session and on its traces and spans is ready: `success`, `roll_up`
 * or `not_applicable`. Metrics without an entry do not count; the entry under the key comes before the
 * old name.
 */
export function metricsReady(node: Node, scorer: ScorerMetrics): boolean {
  const infos = isJsonObject(node.metric_info) ? node.metric_info : {}
  const decides = (name: string) => {
    const key = scorer.keys.get(name)
    return name === key || key === undefined || !Object.hasOwn(infos, key)
  }
  const isReady = Object.entries(infos).every(
    ([name, info]) =>
      !isEnabled(scorer, name) ||
      !decides(name) ||
      (isJsonObject(info) && ready.has(info.status_type)),
  )
  if (!isReady) return false
  const children = [node.traces, node.spans].filter((list) => Array.isArray(list)).flat()
  return children.every((child) => !isJsonObject(child) || metricsReady(child, scorer))
}
