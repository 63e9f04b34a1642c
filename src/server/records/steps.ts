import {
  isArrayAt,
  isObjectAt,
  itemsOf,
  keyText,
  memberAsLogged,
  objectText,
  type Member,
  type ObjectText,
} from './json-text.ts'
import { isRatingsKey } from './ratings-keys.ts'
import { standardColumns } from './standard-columns.ts'

/**
 * Sessions, traces and spans are steps, and so is every object inside one, under any key and at any
 * depth. Only the objects in these fields are data.
 */
const fields = new Set([
  ...standardColumns.map(({ column }) => column.id),
  'redacted_input',
  'redacted_output',
  'user_metadata',
  'dataset_metadata',
  'metrics',
  'metric_info',
])

export const isField = (key: string): boolean => fields.has(key) || isRatingsKey(key)

/** Whether an escape may hide a letter of a key. */
export const hasEscapedLetter = (text: string): boolean =>
  text.includes(String.raw`\u00`) && /\\u00[567]/.test(text)

/** False only if no text inside the member passes `isIn`, or if it holds no steps. */
export const mayHoldSteps = (
  text: string,
  { key, start, end }: Member,
  isIn: (text: string) => boolean,
): boolean =>
  !isField(key) &&
  (isObjectAt(text, start) || isArrayAt(text, start)) &&
  isIn(text.slice(start, end))

/** The new text of a member with its key; null leaves it out. */
export type StepEdits = Map<Member, string | null>

/** Undefined if the value stays. */
export function editedSteps(
  text: string,
  at: number,
  edit: (step: ObjectText) => StepEdits,
): string | undefined {
  if (isArrayAt(text, at)) {
    const items = itemsOf(text, at)
    const edited = items.map(({ start }) => editedSteps(text, start, edit))
    if (edited.every((item) => item === undefined)) return undefined
    return `[${items.map(({ start, end }, index) => edited[index] ?? text.slice(start, end)).join(',')}]`
  }
  if (!isObjectAt(text, at)) return undefined
  const step = objectText(text, at)
  const edits = edit(step)
  for (const member of step.members) {
    if (isField(member.key)) continue
    const edited = editedSteps(text, member.start, edit)
    if (edited !== undefined) edits.set(member, `${keyText(member.key)}${edited}`)
  }
  if (edits.size === 0) return undefined
  const texts = step.members.flatMap((member) => {
    const edited = edits.get(member)
    return edited === null ? [] : [edited ?? memberAsLogged(text, member)]
  })
  return `{${texts.join(',')}}`
}
