import {
  pickedCompletion,
  snippet,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete'
import type { EditorView } from '@codemirror/view'
import { findNodeAtLocation, getLocation, parseTree } from 'jsonc-parser'
import { columnLabel, type Column } from '#domain/contract/columns.ts'
import { filterTypes } from '#domain/contract/contract.ts'
import { operatorsOf } from '#domain/contract/filter-operators.ts'
import { factsOf } from '#domain/contract/filter-types.ts'
import type { QueueUser } from '#domain/contract/queues.ts'
import * as words from './editor-words.ts'

/** Choices for values; null if the service does not list them. */
export type KnownToJson = {
  readonly columns: readonly Column[] | null
  readonly members: readonly QueueUser[] | null
}

type Path = readonly (string | number)[]
type Fields = ReadonlyMap<string, unknown>
type Offer = {
  /** The search text of an offer. */
  readonly label: string
  readonly shown?: string
  readonly detail?: string
  /** The inserted JSON. */
  readonly json: string
  /** The cursor goes to the `${}` in `json`. A value of the queue may contain that text too. */
  readonly isTemplate?: boolean
}

export const completeTree =
  (known: () => KnownToJson) =>
  (context: CompletionContext): CompletionResult | null => {
    const { pos, explicit, state } = context
    const text = state.doc.toString()
    const { path, isAtPropertyKey, previousNode } = getLocation(text, pos)
    const end = previousNode ? previousNode.offset + previousNode.length : 0
    const token =
      previousNode && previousNode.offset < pos && pos <= end && text[previousNode.offset] === '"'
        ? { from: previousNode.offset, to: end }
        : null
    const isBehind = token !== null && pos === end && end - token.from > 1 && text[end - 1] === '"'
    const word = context.matchBefore(/\w+/)
    if (!explicit && (isBehind || (token === null && word === null))) return null
    const isNamed = token !== null && /^\s*:/.test(text.slice(token.to, token.to + 50))
    const offers = isAtPropertyKey
      ? keysAt(path.slice(0, -1), fieldsAt(text, path.slice(0, -1)), isNamed)
      : valuesAt(path, fieldsAt(text, filterAround(path)), known())
    if (offers.length === 0) return null
    const from = token ? token.from + 1 : (word?.from ?? pos)
    // An offer replaces the whole string at the cursor, quotes included.
    const [before, after] = token ? [1, Math.max(0, token.to - pos)] : [0, 0]
    return {
      from: Math.min(from, pos),
      options: offers.map((offer) => completionOf(offer, before, after)),
    }
  }

const completionOf = (
  { label, shown, detail, json, isTemplate }: Offer,
  before: number,
  after: number,
): Completion => ({
  label,
  ...(shown === undefined ? {} : { displayLabel: shown }),
  ...(detail === undefined ? {} : { detail }),
  apply: (view: EditorView, completion: Completion, from: number, to: number) => {
    const range = { from: from - before, to: to + after }
    if (isTemplate) {
      snippet(json)(view, completion, range.from, range.to)
      return
    }
    view.dispatch({
      changes: { ...range, insert: json },
      selection: { anchor: range.from + json.length },
      annotations: pickedCompletion.of(completion),
      userEvent: 'input.complete',
    })
  },
})

const filterAround = (path: Path): Path => path.slice(0, path.lastIndexOf('filter') + 1)

function fieldsAt(text: string, path: Path): Fields {
  const root = parseTree(text)
  const object = root && findNodeAtLocation(root, [...path])
  const properties = object?.type === 'object' ? (object.children ?? []) : []
  return new Map(
    properties.map(({ children }) => [String(children?.[0]?.value), children?.[1]?.value]),
  )
}

const plain = (label: string, json = label): Offer => ({ label, json })

const template = (label: string, json: string, detail?: string): Offer => ({
  label,
  json,
  isTemplate: true,
  ...(detail === undefined ? {} : { detail }),
})
const kindKeys: readonly Offer[] = [
  template('filter', '"filter": { "column_id": "${}" }', words.condition),
  template('and', '"and": [${}]', words.allOf),
  template('or', '"or": [${}]', words.anyOf),
  template('not', '"not": { ${} }', words.notThis),
]
const filterKeys: readonly Offer[] = [
  template('column_id', '"column_id": "${}"'),
  template('type', '"type": "${}"'),
  template('operator', '"operator": "${}"'),
  template('value', '"value": ${}'),
  plain('case_sensitive', '"case_sensitive": false'),
  template('user_ids', '"user_ids": ["${}"]'),
]
const nodes: readonly Offer[] = kindKeys.map((offer) => ({ ...offer, json: `{ ${offer.json} }` }))
const truths: readonly Offer[] = [plain('true'), plain('false')]

/** The keys that an object lacks. `isNamed`: the colon is there, so only the name is inserted. */
function keysAt(path: Path, fields: Fields, isNamed: boolean): readonly Offer[] {
  const last = path.at(-1)
  const isNode = last === undefined || last === 'not' || typeof last === 'number'
  const hasKind = kindKeys.some(({ label }) => fields.has(label))
  const muted = fields.has('muted') ? [] : [plain('muted', '"muted": true')]
  const open =
    last === 'filter'
      ? filterKeys.filter(({ label }) => !fields.has(label))
      : isNode
        ? [...(hasKind ? [] : kindKeys), ...muted]
        : []
  if (!isNamed) return open
  return open.map((offer) => ({ ...offer, json: JSON.stringify(offer.label), isTemplate: false }))
}

function valuesAt(path: Path, fields: Fields, { columns, members }: KnownToJson): readonly Offer[] {
  const [field] = path.includes('filter') ? path.slice(path.lastIndexOf('filter') + 1) : []
  const type = filterTypes.find((name) => name === fields.get('type'))
  const column = columns?.find(({ id }) => id === fields.get('column_id'))
  switch (field) {
    case undefined:
      return path.at(-1) === 'muted' ? truths : nodes
    case 'type':
      return filterTypes.map((name) => textOffer(name))
    case 'operator':
      return (type ? operatorsOf(type) : []).map(([name, { label }]) => textOffer(name, label))
    case 'column_id':
      return (columns ?? []).flatMap((one) => columnOffer(one, fields.has('type')) ?? [])
    case 'value':
      return factsOf(type)?.shape === 'boolean'
        ? truths
        : (column?.allowed_values ?? []).map(valueOffer)
    case 'user_ids':
      return (members ?? []).map(({ user_id, email }) => ({ ...textOffer(user_id), shown: email }))
    case 'case_sensitive':
      return truths
    default:
      return []
  }
}

const textOffer = (text: string, detail?: string): Offer => ({
  label: text,
  json: JSON.stringify(text),
  ...(detail === undefined ? {} : { detail }),
})

const valueOffer = (value: unknown): Offer => ({
  label: String(value),
  json: JSON.stringify(value),
})

/** The label finds the column too. Inserts the type as well if the object has none. */
function columnOffer(column: Column, hasType: boolean): Offer | null {
  const { id, filterable, filter_type: type } = column
  if (!filterable || !type) return null
  const shown = columnLabel(column)
  return {
    label: `${shown} ${id}`,
    shown,
    detail: shown === id ? type : `${type} · ${id}`,
    json: JSON.stringify(id) + (hasType ? '' : `, "type": ${JSON.stringify(type)}`),
  }
}
