import { escapeSeparators, itemsOf, memberText, membersOf } from './json-text.ts'

/** Which entries of `metrics` and `metric_info` stay in an export of computed metrics only. */
export type ScorerMetrics = {
  /** Keys and aliases of all scorer metrics. */
  readonly names: ReadonlySet<string>
  /** Keys and aliases of the enabled ones. */
  readonly enabled: ReadonlySet<string>
}

const computedKeys = new Set(['annotation_queue_ids', 'annotation_aggregates', 'fully_annotated'])
const childKeys = new Set(['traces', 'spans'])
const redactions = new Map([
  ['input', 'redacted_input'],
  ['output', 'redacted_output'],
])
const redactedKeys = new Map([...redactions].map(([key, redacted]) => [redacted, key]))

type Change = { readonly redact: boolean; readonly computed: ScorerMetrics | null }

const member = (key: string, value: string) => `${escapeSeparators(JSON.stringify(key))}:${value}`

/** A record's text without what the API computes itself, and without the brace at its end. */
export function openLine(text: string, queueId: string, aggregates: string): string {
  const members = membersOf(text)
  const isLogged = members.some(({ key }) => computedKeys.has(key))
  const body = isLogged
    ? `{${members
        .filter(({ key }) => !computedKeys.has(key))
        .map(({ key, start, end }) => member(key, text.slice(start, end)))
        .join(',')}`
    : text.slice(0, text.lastIndexOf('}')).trimEnd()
  return `${body},"annotation_queue_ids":["${queueId}"],"annotation_aggregates":${aggregates}`
}

/** The record with `input` and `output` redacted, its children too; the same text where nothing is. */
export const redactedText = (text: string): string =>
  text.includes('redacted_') || text.includes('\\u')
    ? change(text, { redact: true, computed: null })
    : text

/** The record with computed metrics only, its children too. */
export const computedText = (text: string, computed: ScorerMetrics): string =>
  change(text, { redact: false, computed })

function change(text: string, how: Change): string {
  const members = membersOf(text)
  const valueText = (key: string) => {
    const found = members.findLast((one) => one.key === key)
    return found && text.slice(found.start, found.end)
  }
  const own = computedOwn(text, how)
  const changeMember = (
    key: string,
    value: string,
  ): readonly [key: string, value: string] | null => {
    if (how.redact) {
      const replacement = redactions.get(key)
      const redacted = replacement && valueText(replacement)
      if (redacted !== undefined && redacted !== 'null') return [key, redacted]
      const plain = redactedKeys.get(key)
      if (plain) return value === 'null' || valueText(plain) !== undefined ? null : [plain, value]
    }
    if (own && key === 'metric_info') return [key, keepMembers(value, own.keepsInfo)]
    if (own && key === 'metrics') return [key, keepMembers(value, own.keepsMetric)]
    return [key, childKeys.has(key) ? changeChildren(value, how) : value]
  }
  let isChanged = false
  const kept = members.flatMap(({ key, start, end }) => {
    const value = text.slice(start, end)
    const changed = changeMember(key, value)
    isChanged ||= changed?.[0] !== key || changed[1] !== value
    return changed ? [member(...changed)] : []
  })
  return isChanged ? `{${kept.join(',')}}` : text
}

function changeChildren(text: string, how: Change): string {
  if (!text.startsWith('[')) return text
  const children = itemsOf(text)
  const changed = children.map((child) => (child.startsWith('{') ? change(child, how) : child))
  return changed.some((child, index) => child !== children[index]) ? `[${changed.join(',')}]` : text
}

function keepMembers(text: string, keeps: (key: string) => boolean): string {
  if (!text.startsWith('{')) return text
  const members = membersOf(text)
  const kept = members.filter(({ key }) => keeps(key))
  if (kept.length === members.length) return text
  return `{${kept.map(({ key, start, end }) => member(key, text.slice(start, end))).join(',')}}`
}

const statusOf = (info: string) => memberText(info, 'status_type')
const isComputed = (info: string) => ['"success"', '"roll_up"'].includes(statusOf(info) ?? '')

/** Which metrics of one record (not of its children) stay. */
function computedOwn(text: string, { computed }: Change) {
  if (!computed) return null
  const info = memberText(text, 'metric_info')
  const entries = info?.startsWith('{') ? membersOf(info) : []
  const infoNames = new Set<string>()
  const computedNames = new Set<string>()
  for (const { key, start, end } of entries) {
    const entry = info?.slice(start, end) ?? ''
    const alias = entry.startsWith('{') ? memberText(entry, 'metric_key_alias') : undefined
    const names = alias?.startsWith('"') ? [key, String(JSON.parse(alias))] : [key]
    for (const name of names) infoNames.add(name)
    const isEnabled = computed.enabled.has(key)
    if (isEnabled && entry.startsWith('{') && isComputed(entry)) {
      for (const name of names) computedNames.add(name)
    }
  }
  return {
    keepsInfo: (key: string) => computedNames.has(key),
    keepsMetric: (key: string) =>
      !computed.names.has(key) && !infoNames.has(key) ? true : computedNames.has(key),
  }
}
