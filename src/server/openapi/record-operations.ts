import { countAnswerSchema, countRequestSchema } from '#domain/contract/endpoints/count-schemas.ts'
import { exportUrlAnswerSchema } from '#domain/contract/endpoints/download-schemas.ts'
import {
  columnsAnswerSchema,
  pageAnswerSchema,
  pageRequestSchema,
} from '#domain/contract/endpoints/record-schemas.ts'
import { contractFormats, exportRequestSchema } from '#domain/contract/contract.ts'
import { formatFacts } from '#domain/contract/export-formats.ts'
import type { Operation } from './operation.ts'
import { textHeader } from './refusals.ts'

const tag = 'annotation_queue_records'
const queue = '/annotation_queues/{queue_id}'
const exampleTree = {
  filter: { type: 'text', column_id: 'name', operator: 'contains', value: 'refund' },
}
const exportBody = {
  schema: exportRequestSchema,
  example: {
    export_format: 'csv',
    column_ids: ['id', 'created_at', 'name'],
    record_selector: { type: 'filter_tree', filter_tree: exampleTree },
  },
} as const
const fileTexts = Object.fromEntries(
  contractFormats.map((format) => {
    const { media_type, content_type } = formatFacts[format]
    return [media_type, `Sent as ${content_type}.`]
  }),
)
export const fileAnswer = {
  description:
    'The file, streamed. If the export fails midway the connection breaks, so that the file never looks complete.',
  headers: { 'Content-Disposition': textHeader('That the answer is a file, and its name.') },
  content: { texts: fileTexts },
} as const
const notUnredacted = 'The user may not read the queue, or may not see unredacted data.'

export const recordOperations = [
  {
    method: 'post',
    path: `/v2${queue}/records/export`,
    operationId:
      'export_annotation_queue_records_v2_annotation_queues__queue_id__records_export_post',
    tag,
    summary: 'Export Annotation Queue Records',
    description:
      'Export the records of an annotation queue that a list of record IDs or a filter tree ' +
      'selects. The user must be able to read the queue.',
    access: 'queue',
    body: exportBody,
    answers: { '200': fileAnswer },
    refusals: {
      '403': notUnredacted,
      '413': 'The body is larger than 8 MiB.',
      '429': 'Too many exports are running, or too many sign-ins have failed.',
      '500': 'The server failed before the first byte of the file.',
    },
  },
  {
    method: 'post',
    path: `/v2${queue}/records/export/url`,
    operationId: 'create_export_link',
    tag,
    summary: 'Create a download link',
    description:
      'Takes the request of an export and answers with an absolute link to its file. The link works ' +
      'once, for ten minutes, and needs no credentials.',
    access: 'queue',
    body: exportBody,
    answers: {
      '200': {
        description: 'The link.',
        content: { type: 'application/json', schema: exportUrlAnswerSchema },
      },
    },
    refusals: {
      '403': notUnredacted,
      '429': 'The user or the server has too many unused links.',
      '507': 'The disk of the server is full.',
    },
  },
  {
    method: 'post',
    path: `${queue}/records/available_columns`,
    operationId: 'list_available_columns',
    tag,
    summary: 'List columns',
    description:
      'Lists the columns that the user may filter on and export, in the order of a CSV file.',
    access: 'queue',
    answers: {
      '200': {
        description: 'The columns.',
        content: { type: 'application/json', schema: columnsAnswerSchema },
      },
    },
  },
  {
    method: 'post',
    path: `${queue}/records/count`,
    operationId: 'count_records',
    tag,
    summary: 'Count records',
    description: 'Counts the records that a filter tree selects; without a tree, all records.',
    access: 'queue',
    body: { schema: countRequestSchema, example: { filter_tree: exampleTree } },
    answers: {
      '200': {
        description: 'The number of records.',
        content: {
          type: 'application/json',
          schema: countAnswerSchema,
          example: { total_count: 580 },
        },
      },
    },
  },
  {
    method: 'post',
    path: `${queue}/partial_search`,
    operationId: 'search_records',
    tag,
    summary: 'Read a page of records',
    description:
      'Answers with a page of the selected records, as cells by column id. `id` and `type` are in ' +
      'every record. A missing value is null, or its key is absent. Without ' +
      '`select_columns.column_ids` the page has every column that has values.',
    access: 'queue',
    body: {
      schema: pageRequestSchema,
      example: { limit: 20, filter_tree: exampleTree, select_columns: { column_ids: ['name'] } },
    },
    answers: {
      '200': {
        description: 'A page of records.',
        content: { type: 'application/json', schema: pageAnswerSchema },
      },
    },
    refusals: { '403': notUnredacted, '507': 'The disk of the server is full.' },
  },
] as const satisfies readonly Operation[]
