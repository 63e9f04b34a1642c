import {
  columnValuesAnswerSchema,
  columnValuesRequestSchema,
} from '#domain/contract/endpoints/column-values-schemas.ts'
import {
  missingIdsAnswerSchema,
  missingIdsRequestSchema,
} from '#domain/contract/endpoints/missing-ids-schemas.ts'
import { selectionFactsSchema } from '#domain/contract/endpoints/selection-facts-schemas.ts'
import {
  treeCountsAnswerSchema,
  treeCountsRequestSchema,
} from '#domain/contract/endpoints/tree-counts-schemas.ts'
import { exportRequestSchema } from '#domain/contract/contract.ts'
import type { Operation } from './operation.ts'

const tag = 'selections'
const queue = '/winnow/annotation_queues/{queue_id}'

export const selectionOperations = [
  {
    method: 'post',
    path: `${queue}/column_values`,
    operationId: 'get_column_values',
    tag,
    summary: 'List the values of columns',
    description:
      'Lists the most frequent values of up to 50 columns, exactly and as the user may see them. ' +
      'Numbers and dates have a histogram with at most 24 buckets of equal width.',
    access: 'queue',
    body: {
      schema: columnValuesRequestSchema,
      example: { columns: [{ column_id: 'model', search: 'mini' }] },
    },
    answers: {
      '200': {
        description: 'The values, in the order of the request.',
        content: { type: 'application/json', schema: columnValuesAnswerSchema },
      },
    },
  },
  {
    method: 'post',
    path: `${queue}/tree_counts`,
    operationId: 'count_tree_nodes',
    tag,
    summary: 'Count the records of every node',
    description:
      'Counts the records that each node of some filter trees selects. All trees together may have ' +
      'at most 10 000 nodes; large queues allow fewer.',
    access: 'queue',
    body: {
      schema: treeCountsRequestSchema,
      example: {
        filter_trees: [
          { and: [{ filter: { type: 'boolean', column_id: 'is_complete', value: true } }] },
        ],
      },
    },
    answers: {
      '200': {
        description: 'The counts, in the order of the request.',
        content: {
          type: 'application/json',
          schema: treeCountsAnswerSchema,
          example: {
            trees: [
              {
                total: 580,
                nodes: [
                  { count: 580, without: null },
                  { count: 580, without: 3235 },
                ],
                mute: null,
              },
            ],
          },
        },
      },
    },
    refusals: { '429': 'The user or the server has too many of these requests running.' },
  },
  {
    method: 'post',
    path: `${queue}/missing_record_ids`,
    operationId: 'find_missing_record_ids',
    tag,
    summary: 'Find ids that the queue does not hold',
    description: 'Answers with the ids that no record of the queue has.',
    access: 'queue',
    body: {
      schema: missingIdsRequestSchema,
      example: { record_ids: ['0d6bd5a1-6b52-4b5c-9b0e-2f5f0a4d7c11'] },
    },
    answers: {
      '200': {
        description: 'The missing ids.',
        content: {
          type: 'application/json',
          schema: missingIdsAnswerSchema,
          example: { missing: [] },
        },
      },
    },
  },
  {
    method: 'post',
    path: `${queue}/selection_facts`,
    operationId: 'get_selection_facts',
    tag,
    summary: 'Describe an export before it is made',
    description:
      'Takes the request of an export and answers with the number of records, the size of the file ' +
      'and the cells that a spreadsheet would change. A user who may not have the file gets the same 403 here.',
    access: 'queue',
    body: { schema: exportRequestSchema },
    answers: {
      '200': {
        description: 'The facts.',
        content: { type: 'application/json', schema: selectionFactsSchema },
      },
    },
    refusals: { '403': 'The user may not read the queue, or may not see unredacted data.' },
  },
] as const satisfies readonly Operation[]
