import {
  conditionOf,
  conditionOperator,
  needsNoValue,
  periodOf,
  type Condition,
} from '#domain/filter-tree/condition.ts'
import { instantText, parseRelativeDate, presentMinute } from '#domain/filter-tree/relative-date.ts'
import { dateText } from './date-format.ts'
import { lastWords, relativeWords } from './describe-date.ts'
import { columnLabel, indexColumns, type Column } from '#domain/contract/columns.ts'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { childrenOf } from '#domain/filter-tree/draft-nodes.ts'
import { factsOf } from '#domain/contract/filter-types.ts'
import { parseInstant } from '#domain/contract/instant.ts'
import { doubledOffset } from '#domain/contract/time-zone.ts'
import { memberName, type QueueUser } from '#domain/contract/queues.ts'
import { isAbsent } from './finish-tree.ts'

/** A part of a sentence. Strong parts are the user's choices. */
export type SentencePart = { readonly text: string; readonly strong: boolean }

export type DescribeOptions = {
  readonly columns: readonly Column[] | null
  readonly members: readonly QueueUser[] | null
  /** IANA name of the zone for dates, e.g. `Europe/Berlin`. */
  readonly time_zone: string
  /** What relative dates are counted from. Default: the present. */
  readonly now?: Date
  /** Number of ids in the record-ID box. */
  readonly record_id_count: number
  /** Whether the reader is an annotator: “fully annotated” without members then means by this user. */
  readonly is_annotator?: boolean
  /** Number of leaves to write out; the rest is counted. Default: all. */
  readonly most_leaves?: number
}

/** A sentence as one text. */
export const sentenceText = (parts: readonly SentencePart[]): string =>
  parts.map(({ text }) => text).join('')

export const plain = (text: string): SentencePart => ({ text, strong: false })
export const strong = (text: string): SentencePart => ({ text, strong: true })

/** Describes what a tree selects, with brackets if “and” and “or” are mixed. */
export function describeTree(node: DraftNode, options: DescribeOptions): readonly SentencePart[] {
  const describeCondition = conditionWords(options)
  let left = options.most_leaves ?? Infinity
  const deepest = options.most_leaves === undefined ? Infinity : mostShownDepth
  const describe = (
    inner: DraftNode,
    parent: 'and' | 'or' | 'not' | null,
    depth: number,
  ): SentencePart[] => {
    const condition = conditionOf(inner) ?? periodOf(inner)
    if (condition !== null) {
      left -= 1
      return [strong(describeCondition(condition))]
    }
    if ('filter' in inner) return []
    if (depth > deepest) return [strong(moreLeaves([inner]))]
    if ('not' in inner) {
      if (inner.not === null) return [plain('not '), strong('…')]
      const body = describe(inner.not, 'not', depth + 1)
      return (conditionOf(inner.not) ?? periodOf(inner.not)) === null
        ? [plain('not ('), ...body, plain(')')]
        : [plain('not '), ...body]
    }
    const [kind, all] = 'and' in inner ? (['and', inner.and] as const) : (['or', inner.or] as const)
    const children = all.filter((child) => !isAbsent(child))
    if (children.length === 0) return [strong(kind === 'and' ? 'anything' : 'nothing')]
    const joined: SentencePart[] = []
    for (const [index, child] of children.entries()) {
      if (index > 0) joined.push(plain(` ${kind} `))
      if (left <= 0) {
        joined.push(strong(moreLeaves(children.slice(index))))
        break
      }
      joined.push(...describe(child, children.length > 1 ? kind : parent, depth + 1))
    }
    const needsBrackets = children.length > 1 && parent !== null && parent !== 'not'
    return needsBrackets ? [plain('('), ...joined, plain(')')] : joined
  }
  return describe(node, null, 0)
}

/** The leaves of a tree, without those that are left out of the request. */
export const countConditions = (node: DraftNode): number =>
  isAbsent(node)
    ? 0
    : 'filter' in node
      ? 1
      : childrenOf(node).reduce((sum, child) => sum + countConditions(child), 0)

function moreLeaves(nodes: readonly DraftNode[]): string {
  const more = nodes.reduce((sum, node) => sum + countConditions(node), 0)
  return `${more.toLocaleString('en')} more ${more === 1 ? 'condition' : 'conditions'}`
}

const maxShownValues = 3

/** Of a sentence that does not write out all leaves. More brackets can't be read. */
const mostShownDepth = 4

/** Describes conditions: “Quality is at least 4”. */
export function conditionWords(options: DescribeOptions): (condition: Condition) => string {
  const columnOf = options.columns ? indexColumns(options.columns) : () => undefined
  return (condition) => {
    const { type, column_id: id } = condition
    if (type === 'fully_annotated') return describeFullyAnnotated(condition, options)
    const column = id === undefined ? undefined : columnOf(id)
    const name = column ? columnLabel(column) : (id ?? '…')
    const words = describeTest(condition, options)
    return name === '…' && words === null ? name : `${name} ${words ?? '…'}`
  }
}

/** What a condition asks of its column: “is at least 4”. Null if it has no operator. */
export function describeTest(condition: Condition, options: DescribeOptions): string | null {
  const { type, operator, value } = condition
  if (type === undefined || operator === undefined) return null
  const words = conditionOperator(type, operator)?.label
  if (words === undefined || needsNoValue(condition)) return words ?? null
  const last = type === 'date' && operator === 'gte' ? lastWords(String(value)) : null
  return last === null
    ? `${words} ${describeValue(condition, options)}`
    : `is ${last}, since ${instantWords(String(value), options)}`
}

function describeFullyAnnotated(
  { user_ids: ids }: Condition,
  { members, is_annotator: isAnnotator }: DescribeOptions,
): string {
  if (!ids) return isAnnotator ? 'fully annotated by you' : 'fully annotated'
  const names = ids.map((id) => {
    const member = members?.find((one) => one.user_id === id)
    return member ? memberName(member) : id
  })
  return `fully annotated by ${list(names, 'and', '…')}`
}

function describeValue(condition: Condition, options: DescribeOptions): string {
  const { type, operator, value } = condition
  if (value === undefined) return operator === 'between' ? '… and …' : '…'
  const shape = factsOf(type)?.shape
  if (shape === 'instant') {
    if (typeof value === 'object') {
      const [from = '', to = ''] = value.map(String)
      return `${dateWords(from, options)} and ${dateWords(to, options)}`
    }
    return typeof value === 'string' ? dateWords(value, options) : '…'
  }
  if (typeof value !== 'object') {
    return typeof value === 'string' && shape !== 'number' ? quoted(value) : String(value)
  }
  if (operator === 'between') return value.map((end) => String(end) || '…').join(' and ')
  const values = value.map((item) => quoted(String(item)))
  return list(values, 'or', 'nothing')
}

const quoted = (text: string) =>
  `“${visible(text.length > 60 ? `${text.slice(0, 60).toWellFormed()}…` : text)}”`

/** The same marks as in the tokens of a value. */
const marks: Readonly<Record<string, string>> = { '\t': '⇥', '\n': '↵' }

/** Makes control characters and direction marks visible: line ends and tabs as marks, others as numbers. */
const visible = (text: string): string =>
  text.replace(
    /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu,
    (character) =>
      marks[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** Items in words, or the given word if there are none. */
function list(items: readonly string[], word: 'and' | 'or', none: string): string {
  const last = items.at(-1)
  if (last === undefined) return none
  if (items.length === 1) return last
  if (items.length > maxShownValues) {
    const more = (items.length - maxShownValues).toLocaleString('en')
    return `${items.slice(0, maxShownValues).join(', ')} ${word} ${more} more`
  }
  return `${items.slice(0, -1).join(', ')} ${word} ${last}`
}

/** A relative date in words, with the instant that it means. */
function dateWords(value: string, options: DescribeOptions): string {
  const date = parseRelativeDate(value)
  const instant = instantWords(value, options)
  return date === null ? instant : `${relativeWords(date)}, ${instant}`
}

function instantWords(
  value: string,
  { time_zone, now = presentMinute() }: DescribeOptions,
): string {
  return formatDate(instantText(value, now), parseRelativeDate(value)?.time_zone ?? time_zone)
}

/**
 * `1 Mar 2026, 00:00 Europe/Berlin`, with the offset if the clocks show that time twice. A text that
 * is not a date and time is returned as it is.
 */
export function formatDate(value: string, timeZone: string): string {
  const instant = parseInstant(value)
  if (instant === null) return value === '' ? '…' : value
  const offset = doubledOffset(instant, timeZone)
  const text = `${shortDate(instant, timeZone)} ${timeZone}`
  return offset === null ? text : `${text} (${offset})`
}

/** The last microsecond of a day is its end. */
const shortDate = (instant: bigint, timeZone: string): string =>
  dateText(instant, timeZone).replace(/^(.+), 23:59:59\.999999$/, 'the end of $1,')
