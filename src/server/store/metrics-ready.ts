import { isEnabled, type ScorerMetrics } from './queue-metrics.ts'

const ready = new Set<unknown>(['success', 'roll_up', 'not_applicable'])

type Node = { readonly [key: string]: unknown }

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Whether each enabled metric on a session, and on each trace and span in it, is ready: `success`,
 * `roll_up` or `not_applicable`. A metric that has no entry on a node is not on it.
 */
export function metricsReady(node: Node, scorer: ScorerMetrics): boolean {
  const infos = isNode(node.metric_info) ? Object.entries(node.metric_info) : []
  const isReady = infos.every(
    ([name, info]) => !isEnabled(scorer, name) || (isNode(info) && ready.has(info.status_type)),
  )
  if (!isReady) return false
  const children = [node.traces, node.spans].filter((list) => Array.isArray(list)).flat()
  return children.every((child) => !isNode(child) || metricsReady(child, scorer))
}
