import {
  keptExportSchema,
  sharedConfigurationSchema,
  sharedExportSchema,
  sharedListAnswerSchema,
} from '#domain/contract/endpoints/shared-export-schemas.ts'
import type { Operation } from './operation.ts'

const tag = 'shared_exports'
const notKept = 'The server keeps no export under this hash.'

export const sharedExportOperations = [
  {
    method: 'post',
    path: '/winnow/annotation_queues/{queue_id}/shared',
    operationId: 'keep_shared_export',
    tag,
    summary: 'Keep a configuration',
    description:
      'Keeps any JSON object under its SHA-256 for the users who can read the queue. If it is kept ' +
      'already, it stays for longer.',
    access: 'queue',
    body: { schema: sharedConfigurationSchema, example: { export_format: 'csv' } },
    answers: {
      '200': {
        description: 'The hash, and when the server deletes the configuration.',
        content: { type: 'application/json', schema: keptExportSchema },
      },
    },
    refusals: { '507': 'The user, or all users together, keep too much, or the disk is full.' },
  },
  {
    method: 'get',
    path: '/winnow/shared',
    operationId: 'list_shared_exports',
    tag,
    summary: 'List kept configurations',
    description: 'Lists what the user keeps. Administrators get what all users keep.',
    access: 'signed_in',
    answers: {
      '200': {
        description: 'The kept configurations.',
        content: { type: 'application/json', schema: sharedListAnswerSchema },
      },
    },
  },
  {
    method: 'get',
    path: '/winnow/shared/{hash}',
    operationId: 'get_shared_export',
    tag,
    summary: 'Get a configuration',
    description:
      'Answers with a kept configuration and its queue, if the user can read that queue.',
    access: 'signed_in',
    answers: {
      '200': {
        description: 'The configuration.',
        content: { type: 'application/json', schema: sharedExportSchema },
      },
    },
    refusals: {
      '403': 'The user may not read the queue.',
      '404': notKept,
      '410': 'The file of this configuration is damaged.',
    },
  },
  {
    method: 'delete',
    path: '/winnow/shared/{hash}',
    operationId: 'delete_shared_export',
    tag,
    summary: 'Delete a configuration',
    description:
      'Deletes what the user keeps under a hash. Administrators delete what all users keep under it.',
    access: 'signed_in',
    answers: { '204': { description: 'It is deleted.' } },
    refusals: { '404': notKept },
  },
] as const satisfies readonly Operation[]
