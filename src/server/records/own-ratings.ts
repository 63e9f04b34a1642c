import type { Template } from '#domain/contract/templates.ts'
import type { Uuid } from '#domain/contract/uuid.ts'
import { ownCellName, ownLineName } from '#sql/sql-column.ts'
import {
  isObjectAt,
  keyText,
  memberOf,
  memberText,
  objectText,
  type Member,
  type ObjectText,
} from './json-text.ts'
import { annotationsJson, type RecordRatings } from './ratings.ts'
import { isRatingsKey } from './ratings-keys.ts'
import type { RecordLines } from './record-lines.ts'
import { editedSteps, hasEscapedLetter, mayHoldSteps, type StepEdits } from './steps.ts'

/**
 * What users who may only see their own ratings get, as texts with names. The name of the member
 * `annotations` of a line is the rater, or empty for users who rated nothing. A cell's name is the
 * rater and the column.
 */
type OwnRatings = { readonly names: string[]; readonly texts: string[] }

export const noOwnRatings = (): OwnRatings => ({ names: [], texts: [] })

/** Adds the member for each rater's lines; nothing if none was logged. */
export function addOwnMember(own: OwnRatings, logged: ObjectText, raters: readonly Uuid[]): void {
  const written = memberText(logged, 'annotations')
  if (written === undefined) return
  const put = (name: string, text: string) => {
    own.names.push(name)
    own.texts.push(`,"annotations":${text}`)
  }
  const templates = ratedTemplates(logged, memberOf(logged, 'annotations'))
  put('', written === 'null' ? written : '{}')
  for (const rater of raters) {
    const text = ratingsOf(templates, rater)
    if (text !== '{}') put(rater, text)
  }
}

type RatedTemplate = { readonly key: string; readonly object: ObjectText | null }

function ratingsOf(templates: readonly RatedTemplate[], rater: Uuid): string {
  const kept = templates.flatMap(({ key, object }) => {
    const rating = object?.members.findLast((member) => isRater(member, rater))
    if (!object || !rating) return []
    const value = object.text.slice(rating.start, rating.end)
    return [`${keyText(key)}{${keyText(rating.key)}${value}}`]
  })
  return `{${kept.join(',')}}`
}

const ratingsInside =
  /"(?:annotations|annotation_aggregates|annotation_agreement|overall_annotation_agreement|feedback_rating_info)"\s*:\s*(?!\{\s*\}|null)/
const nothing = /^(?:null|\{\s*\})$/

const ratingsWords = ['annotation', 'feedback_rating_info']
const hasRatings = (text: string): boolean =>
  (ratingsWords.some((word) => text.includes(word)) && ratingsInside.test(text)) ||
  hasEscapedLetter(text)

/** False only if no step inside the record can have ratings. */
export const mayHoldRatings = ({ text, members }: ObjectText): boolean =>
  members.some((member) => mayHoldSteps(text, member, hasRatings))

/** If steps inside were rated: the line of each rater, and one without a name for everybody else. */
export function addOwnLines(own: OwnRatings, lines: RecordLines, raters: readonly Uuid[]): void {
  const users = new Set<string>()
  const redacted = lines.redacted ?? lines.plain
  const both = lines.computed === null ? null : (lines.both ?? lines.computed)
  const withoutRatings = seenLine(redacted, null, users)
  if (withoutRatings === null) return
  const put = (rater: string, line: string, isComputed: boolean) => {
    own.names.push(ownLineName(rater, isComputed))
    own.texts.push(line)
  }
  for (const rater of ['', ...raters.filter((id) => users.has(id))]) {
    const seen = (line: string) => seenLine(line, rater === '' ? null : rater, users) ?? line
    put(rater, rater === '' ? withoutRatings : seen(redacted), false)
    if (both !== null) put(rater, seen(both), true)
  }
}

/** The line without other users' ratings of steps inside; null if there are none. */
function seenLine(line: string, rater: Uuid | null, users: Set<string>): string | null {
  const seen = editedSteps(`${line}}`, 0, (step) => seenRatings(step, rater, users))
  return seen === undefined ? null : seen.slice(0, -1)
}

function seenRatings(step: ObjectText, rater: Uuid | null, users: Set<string>): StepEdits {
  const edits: StepEdits = new Map()
  for (const member of step.members) {
    if (!isRatingsKey(member.key)) continue
    const written = step.text.slice(member.start, member.end)
    if (nothing.test(written)) continue
    if (member.key !== 'annotations') {
      edits.set(member, null)
      continue
    }
    const templates = ratedTemplates(step, member)
    for (const { object } of templates) {
      for (const { key } of object?.members ?? []) users.add(key.toLowerCase())
    }
    const seen = rater === null ? '{}' : ratingsOf(templates, rater)
    if (seen !== written) edits.set(member, `${keyText(member.key)}${seen}`)
  }
  return edits
}

export function addOwnCells(
  own: OwnRatings,
  ratings: RecordRatings,
  template: Template,
  column: string,
  raters: readonly Uuid[],
): void {
  const all = ratings.get(template.id) ?? []
  for (const rater of raters) {
    const given = all.filter(({ user }) => user.toLowerCase() === rater)
    const text = annotationsJson(new Map([[template.id, given]]), template)
    if (given.length === 0 || text === null) continue
    own.names.push(ownCellName(rater, column))
    own.texts.push(text)
  }
}

const isRater = ({ key }: Member, rater: Uuid): boolean => key.toLowerCase() === rater

/** The ratings of a member by template; of repeated keys the last counts. */
function ratedTemplates({ text }: ObjectText, member: Member | undefined): RatedTemplate[] {
  if (!member || !isObjectAt(text, member.start)) return []
  const { members } = objectText(text, member.start)
  return [...new Map(members.map((inner) => [inner.key, inner])).values()].map((inner) => ({
    key: inner.key,
    object: isObjectAt(text, inner.start) ? objectText(text, inner.start) : null,
  }))
}
