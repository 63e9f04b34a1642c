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
import { isSystemMetric } from './metric-values.ts'
import { isEnabled, type ScorerMetrics } from './queue-metrics.ts'
import { mayHoldRedactions, redactedMember, redactedSteps } from './redaction.ts'

/** The forms of a record besides the plain one. */
export type Form = 'redacted' | 'computed' | 'both'
/** A text by the forms in which it is another one; null in those that lack it. */
type Changes<Text> = { readonly [form in Form]?: Text | undefined }
/** What becomes of members of an object; null where one is left out. */
export type Edits = ReadonlyMap<Member, Changes<string | null>>

export function isChanged(edits: Edits, form: Form): boolean {
  for (const changes of edits.values()) if (changes[form] !== undefined) return true
  return false
}

/** The members as a form has them, with commas between. */
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

/** The forms of the object at `at` in which it is another one. */
function changedObject(text: string, at: number, scorer: ScorerMetrics): Changes<string> {
  const object = objectText(text, at)
  const edits = editsOf(object, scorer)
  const anew = (form: Form) =>
    isChanged(edits, form) ? `{${written(text, object.members, edits, form)}}` : undefined
  return { redacted: anew('redacted'), computed: anew('computed'), both: anew('both') }
}

/** What the forms of an object change of it. */
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

/** What redaction makes of a value that holds steps in another shape than children have. */
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
  const anew = (form: Form) => {
    if (children.every(({ changes }) => changes[form] === undefined)) return undefined
    const texts = children.map(
      ({ place, changes }) => changes[form] ?? text.slice(place.start, place.end),
    )
    return `${keyText(key)}[${texts.join(',')}]`
  }
  return { redacted: anew('redacted'), computed: anew('computed'), both: anew('both') }
}

/** The object at `at` with some of its members; null where those are all, or it is no object. */
function keepMembers(text: string, at: number, keeps: (key: string) => boolean): string | null {
  if (!isObjectAt(text, at)) return null
  const { members } = objectText(text, at)
  const kept = members.filter(({ key }) => keeps(key))
  if (kept.length === members.length) return null
  return `{${kept.map((member) => memberAsLogged(text, member)).join(',')}}`
}

const computedStatus = new Set<string | undefined>(['"success"', '"roll_up"'])

/** Which metrics of one record (not of its children) stay. */
function keptMetrics(object: ObjectText, scorer: ScorerMetrics) {
  const { text } = object
  const { keys } = scorer
  const info = memberOf(object, 'metric_info')
  const members = info && isObjectAt(text, info.start) ? objectText(text, info.start).members : []
  const entries = new Map<string, boolean>()
  const aliases = new Map<string, string>()
  // Of entries with the same key the last counts.
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
  /** Where a scorer has an entry under its key, that one decides. */
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
