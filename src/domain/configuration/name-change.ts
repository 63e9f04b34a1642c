import { conditionOf, type Condition } from '#domain/filter-tree/condition.ts'
import { parseRelativeDate } from '#domain/filter-tree/relative-date.ts'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import type { Configuration } from './configuration.ts'
import { formatFacts } from '#domain/contract/export-formats.ts'
import { childrenOf, kindOf } from '#domain/filter-tree/draft-nodes.ts'
import type { StepName } from './undo.ts'

const named = (name: string, merge: string | null = null): StepName => ({
  name,
  column_id: null,
  merge,
})

/**
 * Names a change of the configuration: “remove group”, “turn off redaction”. Null if only groups were
 * collapsed or expanded, which is not an edit.
 */
export function nameChange(before: Configuration, after: Configuration): StepName | null {
  const names = changedFields(before, after)
  const [only, ...others] = names
  if (only === undefined) return null
  if (others.length === 0) return only
  if (before.selector !== after.selector && others.length === 1) {
    const { filter_tree, record_ids_text: ids } = after
    if (after.selector === 'record_ids' && ids !== before.record_ids_text) {
      return named('use as record ID list')
    }
    if (after.selector === 'filter_tree' && filter_tree !== before.filter_tree) {
      return named('add record IDs to filter')
    }
  }
  return named(before.queue_id === after.queue_id ? 'change export' : 'open another export')
}

function changedFields(before: Configuration, after: Configuration): StepName[] {
  const names: StepName[] = []
  const tree =
    before.filter_json === after.filter_json
      ? nameTreeChange(before.filter_tree, after.filter_tree)
      : named('edit JSON', 'filter_json')
  if (tree) names.push(tree)
  if (before.queue_id !== after.queue_id)
    names.push(named(before.queue_id === null ? 'choose queue' : 'change queue'))
  if (before.selector !== after.selector) {
    names.push(named(after.selector === 'record_ids' ? 'switch to record IDs' : 'switch to filter'))
  }
  if (before.record_ids_text !== after.record_ids_text) {
    names.push(named('change record IDs', 'record_ids_text'))
  }
  if (before.export_format !== after.export_format) {
    names.push(named(`change format to ${formatFacts[after.export_format].label}`))
  }
  if (!isSameList(before.column_ids, after.column_ids)) {
    names.push(nameColumnChange(before.column_ids, after.column_ids))
  }
  if (before.redact !== after.redact) {
    names.push(named(after.redact ? 'turn on redaction' : 'turn off redaction'))
  }
  if (before.export_computed_metrics_only !== after.export_computed_metrics_only) {
    const state = after.export_computed_metrics_only ? 'on' : 'off'
    names.push(named(`turn ${state} “Only computed values”`))
  }
  if (before.file_name !== after.file_name) names.push(named('change file name', 'file_name'))
  return names
}

const isSameList = (a: readonly string[] | null, b: readonly string[] | null): boolean =>
  a === b ||
  (a !== null && b !== null && a.length === b.length && a.every((id, index) => id === b[index]))

type Ids = readonly string[]

const ofColumn = (name: string, column_id: string): StepName => ({ name, column_id, merge: null })

const without = (ids: Ids, gone: string): Ids => ids.filter((id) => id !== gone)

/** “move column Tags”, if one column explains the difference. */
function nameColumnChange(before: Ids | null, after: Ids | null): StepName {
  if (before === null || after === null) return named('change columns')
  const place = Math.max(
    0,
    after.findIndex((id, index) => id !== before[index]),
  )
  const first = [after[place], after.at(-1), before[place], before.at(-1)]
  for (const id of first) {
    if (id === undefined) continue
    if (!before.includes(id) && isSameList(without(after, id), before))
      return ofColumn('add column', id)
    if (!after.includes(id) && isSameList(without(before, id), after))
      return ofColumn('remove column', id)
  }
  const moved = first.find(
    (id) => id !== undefined && isSameList(without(before, id), without(after, id)),
  )
  return moved !== undefined && before.length === after.length
    ? ofColumn('move column', moved)
    : named('change columns')
}

type Changes = {
  readonly added: DraftNode[]
  readonly removed: DraftNode[]
  /** The same node before and after. */
  readonly changed: (readonly [DraftNode, DraftNode])[]
  isReordered: boolean
}

function nameTreeChange(before: DraftNode, after: DraftNode): StepName | null {
  const changes: Changes = { added: [], removed: [], changed: [], isReordered: false }
  compare(before, after, changes)
  const { added, removed, changed } = changes
  const gone = new Set(removed.map(({ key }) => key))
  const moved = added.filter(({ key }) => gone.has(key))
  if (moved.length > 0) return named(moved.length === 1 ? 'move row' : 'move rows')
  const [one] = changed
  if (added.length === 0 && removed.length === 0) {
    if (changes.isReordered) return named('move row')
    if (!one) return null
    return changed.length === 1 ? nameNodeChange(...one) : named('change several rows')
  }
  if (removed.length === 0) return named(`add ${what(added)}`)
  if (added.length === 0) return named(`remove ${what(removed)}`)
  const [group] = added
  const [first] = removed
  if (added.length === 1 && group && areWithin(group, removed)) {
    return named(`wrap in ${kindOf(group).toUpperCase()}`)
  }
  if (removed.length === 1 && first && areWithin(first, added)) {
    return named('not' in first ? 'remove NOT' : 'unwrap group')
  }
  return named('change filter')
}

/** Finds the differences. Skips subtrees that are the same object. */
function compare(before: DraftNode, after: DraftNode, changes: Changes): void {
  if (before === after) return
  if (before.key !== after.key) {
    changes.removed.push(before)
    changes.added.push(after)
    return
  }
  if (isChanged(before, after)) changes.changed.push([before, after])
  // A condition is one row, even if its operator takes several nodes.
  if (conditionOf(before) !== null && conditionOf(after) !== null) return
  const olds = childrenOf(before)
  const news = childrenOf(after)
  const oldByKey = new Map(olds.map((child) => [child.key, child]))
  const newKeys = new Set(news.map((child) => child.key))
  changes.removed.push(...olds.filter((child) => !newKeys.has(child.key)))
  for (const child of news) {
    const old = oldByKey.get(child.key)
    if (old) compare(old, child, changes)
    else changes.added.push(child)
  }
  const stayed = news.filter((child) => oldByKey.has(child.key))
  const were = olds.filter((child) => newKeys.has(child.key))
  if (stayed.some((child, index) => child.key !== were[index]?.key)) changes.isReordered = true
}

/** Whether the node itself changed: its kind, its condition or its muting. */
function isChanged(before: DraftNode, after: DraftNode): boolean {
  if (before.muted !== after.muted) return true
  const [old, now] = [conditionOf(before), conditionOf(after)]
  if (old === null || now === null) return kindOf(before) !== kindOf(after)
  return JSON.stringify(old) !== JSON.stringify(now)
}

function nameNodeChange(before: DraftNode, after: DraftNode): StepName {
  if (before.muted !== after.muted) return named(after.muted ? 'mute' : 'unmute')
  const [old, now] = [conditionOf(before), conditionOf(after)]
  if (old !== null && now !== null) return nameConditionChange(old, now, after.key)
  return named(`change to ${kindOf(after).toUpperCase()}`)
}

function nameConditionChange(before: Condition, after: Condition, key: string): StepName {
  const column_id = after.column_id ?? null
  if (before.column_id !== after.column_id) return { name: 'choose column', column_id, merge: null }
  const isValue = before.operator === after.operator && isRelative(before) === isRelative(after)
  return { name: 'change', column_id, merge: isValue ? `value of ${key}` : null }
}

/** A date that becomes relative, or fixed, is a step of its own. */
const isRelative = ({ type, value }: Condition): boolean =>
  type === 'date' && typeof value === 'string' && parseRelativeDate(value) !== null

const what = (nodes: readonly DraftNode[]): string => {
  const [only, ...others] = nodes
  if (others.length > 0) return `${nodes.length} rows`
  return only && conditionOf(only) !== null ? 'condition' : 'group'
}

function areWithin(node: DraftNode, others: readonly DraftNode[]): boolean {
  const keys = new Set<string>()
  const visit = (one: DraftNode): void => {
    keys.add(one.key)
    childrenOf(one).forEach(visit)
  }
  visit(node)
  return others.every(({ key }) => keys.has(key))
}
