import type { Template } from '#domain/queues.ts'
import type { Uuid } from '#domain/uuid.ts'
import { ownCellName } from '#sql/sql-column.ts'
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

/**
 * What those see of a record's ratings who may see their own only: texts by their names. The member
 * `annotations` of a line, behind its comma, has the rater as its name, and none where it shows
 * nobody's ratings; a cell has the rater and the table's column.
 */
export type OwnRatings = { readonly names: string[]; readonly texts: string[] }

export const noOwnRatings = (): OwnRatings => ({ names: [], texts: [] })

/** Adds the member as it stands in the lines of some raters; nothing where none was logged. */
export function addOwnMember(own: OwnRatings, logged: ObjectText, raters: readonly Uuid[]): void {
  const written = memberText(logged, 'annotations')
  if (written === undefined) return
  const put = (name: string, text: string) => {
    own.names.push(name)
    own.texts.push(`,"annotations":${text}`)
  }
  const templates = membersOf(logged, 'annotations')
  put('', written === 'null' ? written : '{}')
  for (const rater of raters) {
    const kept = templates.flatMap(({ key, object }) => {
      const rating = object?.members.findLast((member) => isRater(member, rater))
      if (!object || !rating) return []
      const value = object.text.slice(rating.start, rating.end)
      return [`${keyText(key)}{${keyText(rating.key)}${value}}`]
    })
    if (kept.length > 0) put(rater, `{${kept.join(',')}}`)
  }
}

/** Adds a cell of the ratings of a template. */
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

/** The members of a member by their keys, each once; of no object there are none. */
function membersOf(object: ObjectText, key: string) {
  const member = memberOf(object, key)
  if (!member || !isObjectAt(object.text, member.start)) return []
  const { text, members } = objectText(object.text, member.start)
  return [...new Map(members.map((inner) => [inner.key, inner])).values()].map((inner) => ({
    key: inner.key,
    object: isObjectAt(text, inner.start) ? objectText(text, inner.start) : null,
  }))
}
