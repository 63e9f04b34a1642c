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

/** A quick test: false only if the text has no redaction. */
const hasRedaction = (text: string): boolean => text.includes('redacted_') || hasEscapedLetter(text)

export const mayHoldRedactions = (text: string, member: Member): boolean =>
  mayHoldSteps(text, member, hasRedaction)

/** Undefined if the member stays. */
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

/** The redaction that replaces a member; undefined if that is missing. */
function redactionOf(object: ObjectText, key: string): string | undefined {
  const name = redactedNames.get(key)
  const redacted = name === undefined ? undefined : memberText(object, name)
  return redacted === 'null' ? undefined : redacted
}

/** The value at `at` with every step redacted; undefined if it stays. */
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
 * Why a record cannot be redacted, as the end of a sentence; null if it can. A redaction outside a
 * step, or without the text it replaces, would leave that text readable.
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
      return `“${key}” occurs twice`
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

/** Finds a misplaced redaction in a field: in an input or output any, elsewhere one beside its text. */
function redactionIn(text: string, at: number, isText: boolean): string | null {
  if (isObjectAt(text, at)) {
    const object = objectText(text, at)
    for (const { key, start, end } of object.members) {
      const plain = plainNames.get(key)
      const counts = plain !== undefined && text.slice(start, end) !== 'null'
      if (counts && (isText || memberOf(object, plain))) {
        return `“${key}” is not beside the “${plain}” of the record or of a child`
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
