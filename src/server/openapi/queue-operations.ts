import {
  memberListAnswerSchema,
  queueAnswerSchema,
  queueListAnswerSchema,
  queueListRequestSchema,
  templateListAnswerSchema,
} from '#domain/contract/endpoints/queue-schemas.ts'
import type { Operation } from './operation.ts'

const tag = 'annotation_queues'
const queue = '/v2/annotation_queues/{queue_id}'

export const queueOperations = [
  {
    method: 'post',
    path: '/v2/annotation_queues/query',
    operationId: 'list_queues',
    tag,
    summary: 'List queues',
    description:
      'Lists the queues that the user can read, the newest first unless a sort is given.',
    access: 'signed_in',
    isPaged: true,
    body: {
      schema: queueListRequestSchema,
      isOptional: true,
      example: { sort: { name: 'updated_at', ascending: false } },
    },
    answers: {
      '200': {
        description: 'A page of queues.',
        content: { type: 'application/json', schema: queueListAnswerSchema },
      },
    },
  },
  {
    method: 'get',
    path: queue,
    operationId: 'get_queue',
    tag,
    summary: 'Get a queue',
    description: 'Answers with one queue, as the user may see it.',
    access: 'queue',
    answers: {
      '200': {
        description: 'The queue.',
        content: { type: 'application/json', schema: queueAnswerSchema },
      },
    },
  },
  {
    method: 'get',
    path: `${queue}/templates`,
    operationId: 'list_templates',
    tag,
    summary: 'List templates',
    description: 'Lists the rating templates of a queue in their order.',
    access: 'queue',
    answers: {
      '200': {
        description: 'The templates.',
        content: { type: 'application/json', schema: templateListAnswerSchema },
      },
    },
  },
  {
    method: 'get',
    path: `${queue}/users`,
    operationId: 'list_members',
    tag,
    summary: 'List members',
    description: 'Lists the members of a queue with their roles and their progress.',
    access: 'queue',
    isPaged: true,
    answers: {
      '200': {
        description: 'A page of members.',
        content: { type: 'application/json', schema: memberListAnswerSchema },
      },
    },
  },
] as const satisfies readonly Operation[]
