import { otherPresence, presenceOf, presenceWords } from '#domain/filter-tree/presence.ts'
import { dateText } from './date-format.ts'
import { columnLabel, indexColumns, type Column } from '#domain/contract/columns.ts'
import type { DraftFilter, DraftNode } from '#domain/filter-tree/draft.ts'
import type { Configuration } from './configuration.ts'
import { childrenOf } from '#domain/filter-tree/draft-nodes.ts'
import { splitColumns } from './column-choice.ts'
import { formatFacts } from '#domain/contract/export-formats.ts'
import { operatorRow } from '#domain/contract/filter-operators.ts'
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

const plain = (text: string): SentencePart => ({ text, strong: false })
const strong = (text: string): SentencePart => ({ text, strong: true })

/**
 * Describes an export: “Records where Quality is at least 4 or Tags contain prod. Redacted. CSV with 6
 * columns, newest first.”
 */
export function describeExport(
  configuration: Configuration,
  options: DescribeOptions,
): readonly SentencePart[] {
  return [
    ...selection(configuration, options),
    plain('. '),
    configuration.redact ? plain('Redacted') : strong('Not redacted'),
    plain('. '),
    ...(configuration.export_computed_metrics_only
      ? [strong('Only computed values'), plain('. ')]
      : []),
    ...fileShape(configuration, options.columns),
    plain(', newest first.'),
  ]
}

function selection(configuration: Configuration, options: DescribeOptions): SentencePart[] {
  if (configuration.selector === 'record_ids') {
    const count = options.record_id_count
    if (count === 0) return [plain('The records whose IDs you paste')]
    const ids = `${count.toLocaleString('en')} ${count === 1 ? 'ID' : 'IDs'}`
    return [plain('The records with the '), strong(ids), plain(' in the list')]
  }
  if (isEverything(configuration.filter_tree)) return [strong('Every record')]
  return [plain('Records where '), ...describeTree(configuration.filter_tree, options)]
}

const isEverything = (node: DraftNode): boolean =>
  isAbsent(node) || ('and' in node && node.and.filter((child) => !isAbsent(child)).length === 0)

/** The format and its columns, without the queue: `CSV with 6 columns`. */
export const describeFile = (configuration: Configuration): string =>
  sentenceText(fileShape(configuration, null))

function fileShape(
  { export_format, column_ids }: Configuration,
  known: readonly Column[] | null,
): SentencePart[] {
  const { label, isTable } = formatFacts[export_format]
  if (!isTable) return [strong(label)]
  const count = splitColumns(column_ids ?? [], known).here.length
  const columns = column_ids?.length
    ? `${count} column${count === 1 ? '' : 's'}`
    : 'all non-empty columns'
  return [strong(label), plain(' with '), strong(columns)]
}

/** Describes what a tree selects, with brackets if “and” and “or” are mixed. */
export function describeTree(node: DraftNode, options: DescribeOptions): readonly SentencePart[] {
  const columnOf = options.columns ? indexColumns(options.columns) : () => undefined
  let left = options.most_leaves ?? Infinity
  const describe = (inner: DraftNode, parent: 'and' | 'or' | 'not' | null): SentencePart[] => {
    if ('filter' in inner) {
      left -= 1
      return [strong(describeFilter(inner.filter, columnOf, options))]
    }
    if ('not' in inner) {
      if (inner.not === null) return [plain('not '), strong('…')]
      const presence = 'filter' in inner.not ? presenceOf(inner.not.filter) : null
      if ('filter' in inner.not && presence !== null && inner.not.muted !== true) {
        left -= 1
        const { type, column_id } = inner.not.filter
        const words = presenceWords(type, otherPresence(presence))
        return [strong(`${nameOf(column_id, columnOf)} ${words}`)]
      }
      const body = describe(inner.not, 'not')
      return 'filter' in inner.not
        ? [plain('not '), ...body]
        : [plain('not ('), ...body, plain(')')]
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
      joined.push(...describe(child, children.length > 1 ? kind : parent))
    }
    const needsBrackets = children.length > 1 && parent !== null && parent !== 'not'
    return needsBrackets ? [plain('('), ...joined, plain(')')] : joined
  }
  return describe(node, null)
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

function nameOf(id: string | undefined, columnOf: (id: string) => Column | undefined): string {
  const column = id === undefined ? undefined : columnOf(id)
  return column ? columnLabel(column) : (id ?? '…')
}

function describeFilter(
  filter: DraftFilter,
  columnOf: (id: string) => Column | undefined,
  options: DescribeOptions,
): string {
  if (filter.type === 'fully_annotated') return describeFullyAnnotated(filter, options)
  const name = nameOf(filter.column_id, columnOf)
  const presence = presenceOf(filter)
  if (presence !== null) return `${name} ${presenceWords(filter.type, presence)}`
  const row = filter.type && filter.operator ? operatorRow(filter.type, filter.operator) : undefined
  if (!row) return name === '…' ? name : `${name} …`
  return `${name} ${row.label} ${describeValue(filter, options.time_zone)}`
}

function describeFullyAnnotated(filter: DraftFilter, options: DescribeOptions): string {
  if (!filter.user_ids) return options.is_annotator ? 'fully annotated by you' : 'fully annotated'
  const names = filter.user_ids.map((id) => {
    const member = options.members?.find((one) => one.user_id === id)
    return member ? memberName(member) : id
  })
  return `fully annotated by ${list(names, 'and')}`
}

function describeValue({ type, operator, value }: DraftFilter, timeZone: string): string {
  if (value === undefined) return '…'
  const shape = factsOf(type)?.shape
  if (shape === 'instant') return typeof value === 'string' ? formatDate(value, timeZone) : '…'
  if (typeof value !== 'object') {
    return typeof value === 'string' && shape !== 'number' ? quoted(value) : String(value)
  }
  if (operator === 'between') return value.map((end) => String(end) || '…').join(' and ')
  return value.length === 0
    ? 'nothing'
    : list(
        value.map((item) => quoted(String(item))),
        'or',
      )
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

function list(items: readonly string[], last: 'and' | 'or'): string {
  if (items.length === 1) return items[0] ?? ''
  if (items.length > maxShownValues) {
    const more = (items.length - maxShownValues).toLocaleString('en')
    return `${items.slice(0, maxShownValues).join(', ')} ${last} ${more} more`
  }
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`
}

/**
 * `1 Mar 2026, 00:00 Europe/Berlin`, with the offset if the clocks show that time twice. A text that
 * is not a date and time is returned as it is.
 */
export function formatDate(value: string, timeZone: string): string {
  const instant = parseInstant(value)
  if (instant === null) return value === '' ? '…' : value
  const offset = doubledOffset(instant, timeZone)
  const text = `${dateText(instant, timeZone)} ${timeZone}`
  return offset === null ? text : `${text} (${offset})`
}
