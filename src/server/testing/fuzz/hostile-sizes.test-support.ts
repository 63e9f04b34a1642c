import {
  maxBodyBytes,
  maxRecordIds,
  maxTreeDepth,
  maxTreeNodes,
} from '#domain/contract/contract.ts'
import { uuidOf } from '#server/sign-in/uuid-of.ts'

/** Bodies at and slightly beyond the limits of size, width and depth. */

type SizedBody = {
  readonly name: string
  /** Below the queue's path. */
  readonly path: string
  readonly body: string
  readonly status: number
}

const list = (count: number, item: string) =>
  `[${Array.from({ length: count }, () => item).join()}]`
const nested = (count: number, open: string, close: string, inner = '') =>
  open.repeat(count) + inner + close.repeat(count)
const leaf = (filter: string) => `{"filter":${filter}}`
const text = (value: string, operator = 'one_of') =>
  leaf(`{"type":"text","column_id":"name","operator":"${operator}","value":${value}}`)
const counted = (tree: string) => `{"filter_tree":${tree}}`
const exported = (tree: string, rest = '') =>
  `{"record_selector":{"type":"filter_tree","filter_tree":${tree}}${rest}}`
const padded = (body: string, bytes: number) => body + ' '.repeat(bytes - Buffer.byteLength(body))

/** Two characters for each wrong item: four million of them fill a body. */
const mistakes = list(4_000_000, '1')
const long = 'x'.repeat(7_000_000)
const one = text('"a"', 'contains')
const ids = (count: number) =>
  JSON.stringify({ record_ids: Array.from({ length: count }, (_, index) => uuidOf(`${index}`)) })

const count = 'records/count'
const file = 'records/export'
const page = 'partial_search'

export const sizedBodies: readonly SizedBody[] = [
  { name: 'lists in lists', path: file, body: nested(100_000, '[', ']'), status: 422 },
  {
    name: 'objects in objects',
    path: file,
    body: nested(100_000, '{"and":', '}', '1'),
    status: 422,
  },
  { name: 'lists without an end', path: count, body: '['.repeat(maxBodyBytes), status: 422 },
  {
    name: 'as deep as a tree may be',
    path: count,
    body: counted(nested(maxTreeDepth - 1, '{"not":', '}', one)),
    status: 200,
  },
  {
    name: 'deeper than a tree may be',
    path: count,
    body: counted(nested(maxTreeDepth, '{"not":', '}', one)),
    status: 422,
  },
  {
    name: 'a very deep tree',
    path: file,
    body: exported(nested(100_000, '{"not":', '}', one)),
    status: 422,
  },
  {
    name: 'as many nodes as a tree may have',
    path: count,
    body: counted(`{"or":${list(maxTreeNodes - 1, one)}}`),
    status: 200,
  },
  {
    name: 'more nodes than a tree may have',
    path: count,
    body: counted(`{"or":${list(maxTreeNodes, one)}}`),
    status: 422,
  },
  {
    name: 'empty groups',
    path: file,
    body: exported(`{"and":${list(9_999, '{"and":[]}')}}`),
    status: 200,
  },
  { name: 'many values', path: count, body: counted(text(list(100_000, '"a"'))), status: 200 },
  { name: 'a long value', path: count, body: counted(text(`"${long}"`)), status: 200 },
  {
    name: 'a long column',
    path: count,
    body: counted(leaf(`{"type":"id","column_id":"${long}","value":""}`)),
    status: 422,
  },
  { name: 'a long type', path: count, body: counted(leaf(`{"type":"${long}"}`)), status: 422 },
  {
    name: 'a long file name',
    path: file,
    body: exported('{"or":[]}', `,"file_name":"${long}"`),
    status: 200,
  },
  { name: 'a long key', path: file, body: exported('{"or":[]}', `,"${long}":1`), status: 200 },
  {
    name: 'a long number',
    path: count,
    body: counted(`{"or":[],"x":${'9'.repeat(7_000_000)}}`),
    status: 200,
  },
  { name: 'values that are none', path: count, body: counted(text(mistakes)), status: 422 },
  {
    name: 'users that are none',
    path: count,
    body: counted(leaf(`{"type":"fully_annotated","user_ids":${mistakes}}`)),
    status: 422,
  },
  {
    name: 'columns that are none',
    path: file,
    body: exported('{"or":[]}', `,"column_ids":${mistakes}`),
    status: 422,
  },
  {
    name: 'columns that there are not',
    path: page,
    body: `{"select_columns":{"column_ids":${list(2_000_000, '""')}}}`,
    status: 422,
  },
  {
    name: 'all ids that are taken',
    path: 'missing_record_ids',
    body: ids(maxRecordIds),
    status: 200,
  },
  { name: 'one id too many', path: 'missing_record_ids', body: ids(maxRecordIds + 1), status: 422 },
  {
    name: 'a hundred trees',
    path: 'tree_counts',
    body: `{"filter_trees":${list(100, one)}}`,
    status: 200,
  },
  {
    name: 'trees beyond number',
    path: 'tree_counts',
    body: `{"filter_trees":${mistakes}}`,
    status: 422,
  },
  { name: 'the largest body', path: count, body: padded('{}', maxBodyBytes), status: 200 },
  { name: 'a byte too much', path: count, body: padded('{}', maxBodyBytes + 1), status: 413 },
  {
    name: 'a deep thing to keep',
    path: 'shared',
    body: `{"a":${nested(100_000, '[', ']')}}`,
    status: 422,
  },
]
