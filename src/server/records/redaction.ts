import {
  isArrayAt,
  isObjectAt,
  itemsOf,
  keyText,
  memberOf,
  memberText,
  objectText,
  type Member,
  type ObjectText,
} from './json-text.ts'
import { editedSteps, hasEscapedLetter, isField, mayHoldSteps, type StepEdits } from './steps.ts'

const redactedNames = new Map([
  ['input', 'redacted_input'],
  ['output', 'redacted_output'],
])
const plainNames = new Map([...redactedNames].map(([plain, redacted]) => [redacted, plain]))

/** Whether a redaction may stand in a text: looked for as the engine does it fastest. */
const hasRedaction = (text: string): boolean => text.includes('redacted_') || hasEscapedLetter(text)

/** Whether a member may hold steps that are redacted. */
export const mayHoldRedactions = (text: string, member: Member): boolean =>
  mayHoldSteps(text, member, hasRedaction)

/** What stands for the member in a redacted step; undefined where it stays. */
export function redactedMember(
  object: ObjectText,
  { key, start, end }: Member,
): string | null | undefined {
  const value = object.text.slice(start, end)
  const plain = plainNames.get(key)
  if (plain) {
    return value === 'null' || memberOf(object, plain) ? null : `${keyText(plain)}${value}`
  }
  const redacted = redactionOf(object, key)
  return redacted === undefined || redacted === value ? undefined : `${keyText(key)}${redacted}`
}

/** The text that stands for a member; none where that is missing. */
function redactionOf(object: ObjectText, key: string): string | undefined {
  const name = redactedNames.get(key)
  const redacted = name === undefined ? undefined : memberText(object, name)
  return redacted === 'null' ? undefined : redacted
}

/** The value at `at` with every step in it redacted; undefined where it stays. */
export const redactedSteps = (text: string, at: number): string | undefined =>
  editedSteps(text, at, (step) => {
    const edits: StepEdits = new Map()
    for (const member of step.members) {
      if (!redactedNames.has(member.key) && !plainNames.has(member.key)) continue
      const redacted = redactedMember(step, member)
      if (redacted !== undefined) edits.set(member, redacted)
    }
    return edits
  })

/**
 * Why a record cannot be redacted, as the end of a sentence; null for one that can. A redaction counts
 * beside the text that it replaces, in a step; elsewhere that text would be told.
 */
export const misplacedRedaction = (record: ObjectText): string | null =>
  hasRedaction(record.text) ? misplacedIn(record) : null

function misplacedIn(step: ObjectText): string | null {
  const { text, members } = step
  for (const [index, member] of members.entries()) {
    const { key, start, end } = member
    const value = text.slice(start, end)
    const isRedaction = plainNames.has(key)
    if (isRedaction && members.findIndex((other) => other.key === key) !== index) {
      return `“${key}” stands twice`
    }
    if (!hasRedaction(value) || redactionOf(step, key) !== undefined) continue
    const found = isField(key)
      ? redactionIn(text, start, isRedaction || redactedNames.has(key))
      : stepsWithin(text, start)
    if (found) return `in “${key}”: ${found}`
  }
  return null
}

function stepsWithin(text: string, at: number): string | null {
  if (isObjectAt(text, at)) return misplacedIn(objectText(text, at))
  for (const { start } of isArrayAt(text, at) ? itemsOf(text, at) : []) {
    const found = stepsWithin(text, start)
    if (found) return found
  }
  return null
}

/** A redaction in a field: of a text that is redacted as a whole any, elsewhere one beside its text. */
function redactionIn(text: string, at: number, isText: boolean): string | null {
  if (isObjectAt(text, at)) {
    const object = objectText(text, at)
    for (const { key, start, end } of object.members) {
      const plain = plainNames.get(key)
      const counts = plain !== undefined && text.slice(start, end) !== 'null'
      if (counts && (isText || memberOf(object, plain))) {
        return `“${key}” does not stand beside the “${plain}” of the record or of a child`
      }
      const found = redactionIn(text, start, isText)
      if (found) return found
    }
  }
  for (const { start } of isArrayAt(text, at) ? itemsOf(text, at) : []) {
    const found = redactionIn(text, start, isText)
    if (found) return found
  }
  return null
}
