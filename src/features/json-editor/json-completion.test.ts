import { CompletionContext } from '@codemirror/autocomplete'
import { EditorState, type TransactionSpec } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import { expect, test } from 'vitest'
import { columnSchema } from '#domain/contract/columns.ts'
import { completeTree } from './json-completion.ts'

const columns = [
  { id: 'status_code', label: 'Status Code', filter_type: 'number' },
  { id: 'type', label: 'Type', filter_type: 'text', allowed_values: ['llm', 'tool'] },
  { id: 'annotations/1', label: 'Annotations', filterable: false },
].map((column) => columnSchema.parse(column))
const complete = completeTree(() => ({ columns, members: null }))

/** The offers at the `|` in a text. */
function offered(text: string, explicit = true): readonly string[] {
  const at = text.indexOf('|')
  const state = EditorState.create({ doc: text.replace('|', '') })
  const result = complete(new CompletionContext(state, at, explicit))
  return result?.options.map(({ label }) => label) ?? []
}

test('a node is offered its kinds, until it has one', () => {
  expect(offered('{ "and": [ { "|" } ] }')).toEqual(['filter', 'and', 'or', 'not', 'muted'])
  expect(offered('{ "and": [], "|" }')).toEqual(['muted'])
  expect(offered('{ "and": [ | ] }')).toEqual(['filter', 'and', 'or', 'not'])
  expect(offered('|')).toEqual(['filter', 'and', 'or', 'not'])
})

test('a filter is offered the fields that it does not have', () => {
  expect(offered('{ "filter": { "type": "text", "|" } }')).toEqual([
    'column_id',
    'operator',
    'value',
    'case_sensitive',
    'user_ids',
  ])
})

test('the values of a field are those that fit its type and column', () => {
  expect(offered('{ "filter": { "type": "|" } }')).toContain('fully_annotated')
  expect(offered('{ "filter": { "type": "boolean", "operator": "|" } }')).toEqual(['eq', 'ne'])
  expect(offered('{ "filter": { "type": "boolean", "value": | } }')).toEqual(['true', 'false'])
  expect(offered('{ "filter": { "type": "text", "column_id": "type", "value": "|" } }')).toEqual([
    'llm',
    'tool',
  ])
  expect(offered('{ "filter": { "type": "text", "column_id": "type", "value": ["|"] } }')).toEqual([
    'llm',
    'tool',
  ])
})

test('columns are found by their labels, and only filterable columns are suggested', () => {
  expect(offered('{ "filter": { "column_id": "|" } }')).toEqual([
    'Status Code status_code',
    'Type type',
  ])
})

test('a value with a placeholder in its text is inserted as it is', () => {
  const text = '{ "filter": { "column_id": "name", "value": "" } }'
  const at = text.lastIndexOf('""') + 1
  const prompts = columnSchema.parse({ id: 'name', label: 'Name', allowed_values: ['Hi ${name}'] })
  const state = EditorState.create({ doc: text })
  const context = new CompletionContext(state, at, true)
  const [offer] =
    completeTree(() => ({ columns: [prompts], members: null }))(context)?.options ?? []
  let after = ''
  const dispatch = (change: TransactionSpec) => {
    after = state.update(change).newDoc.toString()
  }
  if (typeof offer?.apply !== 'function') throw new Error('nothing is offered')
  offer.apply({ state, dispatch } as EditorView, offer, at, at)
  expect(after).toBe(text.replace('""', '"Hi ${name}"'))
})

test('nothing is suggested after a complete text unless the user asks', () => {
  expect(offered('{ "filter": { "type": "text"| } }', false)).toEqual([])
  expect(offered('{ "filter": { "type": "te|" } }', false)).not.toEqual([])
})
