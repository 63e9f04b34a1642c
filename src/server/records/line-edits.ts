import {
  isArrayAt,
  isObjectAt,
  itemsOf,
  keyText,
  memberAsLogged,
  memberOf,
  memberText,
  objectText,
  type Member,
  type ObjectText,
} from './json-text.ts'
import { computedStatuses, isSystemMetric } from './metric-values.ts'
import { isEnabled, type ScorerMetrics } from './queue-metrics.ts'
import { mayHoldRedactions, redactedMember, redactedSteps } from './redaction.ts'

export type Form = 'redacted' | 'computed' | 'both'
/** The changed text in each form; a form that leaves it unchanged is missing. */
type Changes<Text> = { readonly [form in Form]?: Text | undefined }
/** Null: the form leaves the member out. */
export type Edits = ReadonlyMap<Member, Changes<string | null>>

export function isChanged(edits: Edits, form: Form): boolean {
  for (const changes of edits.values()) if (changes[form] !== undefined) return true
  return false
}

export function written(
  text: string,
  members: readonly Member[],
  edits: Edits,
  form: Form,
): string {
  const texts: string[] = []
  for (const member of members) {
    const changed = edits.get(member)?.[form]
    if (changed === undefined) texts.push(memberAsLogged(text, member))
    else if (changed !== null) texts.push(changed)
  }
  return texts.join(',')
}

function changedObject(text: string, at: number, scorer: ScorerMetrics): Changes<string> {
  const object = objectText(text, at)
  const edits = editsOf(object, scorer)
  const changedIn = (form: Form) =>
    isChanged(edits, form) ? `{${written(text, object.members, edits, form)}}` : undefined
  return {
    redacted: changedIn('redacted'),
    computed: changedIn('computed'),
    both: changedIn('both'),
  }
}

export function editsOf(object: ObjectText, scorer: ScorerMetrics): Edits {
  const { text, members } = object
  const edits = new Map<Member, Changes<string | null>>()
  let keeps: ReturnType<typeof keptMetrics> | null = null
  for (const member of members) {
    const { key, start } = member
    switch (key) {
      case 'input':
      case 'output':
      case 'redacted_input':
      case 'redacted_output': {
        const redacted = redactedMember(object, member)
        if (redacted !== undefined) edits.set(member, { redacted, both: redacted })
        break
      }
      case 'metric_info':
      case 'metrics': {
        keeps ??= keptMetrics(object, scorer)
        const computed = keepMembers(text, start, keeps[key])
        if (computed) {
          const whole = `${keyText(key)}${computed}`
          edits.set(member, { computed: whole, both: whole })
        }
        break
      }
      case 'traces':
      case 'spans': {
        const changes = changedChildren(text, member, scorer)
        if (changes) edits.set(member, changes)
        break
      }
      default: {
        if (!mayHoldRedactions(text, member)) break
        const changes = redactedOnly(text, start)
        if (changes.redacted === undefined) break
        const redacted = `${keyText(key)}${changes.redacted}`
        edits.set(member, { redacted, both: redacted })
      }
    }
  }
  return edits
}

/** Redaction of a value that holds steps in another shape than `traces` and `spans` have. */
function redactedOnly(text: string, at: number): Changes<string> {
  const redacted = redactedSteps(text, at)
  return { redacted, both: redacted }
}

function changedChildren(
  text: string,
  { key, start }: Member,
  scorer: ScorerMetrics,
): Changes<string> | null {
  if (!isArrayAt(text, start)) {
    const { redacted: steps } = redactedOnly(text, start)
    const redacted = steps && `${keyText(key)}${steps}`
    return redacted === undefined ? null : { redacted, both: redacted }
  }
  const children = itemsOf(text, start).map((place) => ({
    place,
    changes: isObjectAt(text, place.start)
      ? changedObject(text, place.start, scorer)
      : redactedOnly(text, place.start),
  }))
  const changedIn = (form: Form) => {
    if (children.every(({ changes }) => changes[form] === undefined)) return undefined
    const texts = children.map(
      ({ place, changes }) => changes[form] ?? text.slice(place.start, place.end),
    )
    return `${keyText(key)}[${texts.join(',')}]`
  }
  return {
    redacted: changedIn('redacted'),
    computed: changedIn('computed'),
    both: changedIn('both'),
  }
}

/** The object with only some members; null if all stay, or if it is not an object. */
function keepMembers(text: string, at: number, keeps: (key: string) => boolean): string | null {
  if (!isObjectAt(text, at)) return null
  const { members } = objectText(text, at)
  const kept = members.filter(({ key }) => keeps(key))
  if (kept.length === members.length) return null
  return `{${kept.map((member) => memberAsLogged(text, member)).join(',')}}`
}

/** As they stand in the text. */
const computedStatus = new Set<string | undefined>(
  computedStatuses.map((status) => JSON.stringify(status)),
)

/** Which metrics of this record (not of its children) stay in a file of computed metrics. */
function keptMetrics(object: ObjectText, scorer: ScorerMetrics) {
  const { text } = object
  const { keys } = scorer
  const info = memberOf(object, 'metric_info')
  const members = info && isObjectAt(text, info.start) ? objectText(text, info.start).members : []
  const entries = new Map<string, boolean>()
  const aliases = new Map<string, string>()
  // As in JSON.parse, the last entry with a key counts.
  for (const [key, { start }] of new Map(members.map((member) => [member.key, member]))) {
    const entry = isObjectAt(text, start) ? objectText(text, start) : null
    const isComputed =
      entry !== null &&
      isEnabled(scorer, key) &&
      computedStatus.has(memberText(entry, 'status_type'))
    entries.set(key, isComputed)
    const alias = entry && memberText(entry, 'metric_key_alias')
    if (alias?.startsWith('"')) aliases.set(String(JSON.parse(alias)), key)
  }
  /** If a scorer has an entry under its key, that entry decides. */
  const stays = (name: string) =>
    entries.get(name) === true && entries.get(keys.get(name) ?? name) !== false
  const staying = new Set([...entries.keys()].filter(stays).map((name) => keys.get(name)))
  return {
    metric_info: stays,
    metrics: (name: string) => {
      const key = keys.get(name)
      if (key !== undefined) return staying.has(key)
      const alias = aliases.get(name)
      if (alias !== undefined) return stays(alias)
      return isSystemMetric(name) && !entries.has(name)
    },
  }
}
