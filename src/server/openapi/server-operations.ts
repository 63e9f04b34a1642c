import {
  healthcheckAnswerSchema,
  serverInfoSchema,
} from '#domain/contract/endpoints/server-info-schemas.ts'
import { withMeta, z } from '#domain/contract/zod.ts'
import type { Operation } from './operation.ts'

const tag = 'server'
const document = withMeta(z.looseObject({ openapi: z.string() }), { id: 'OpenApiDocument' })

export const serverOperations = [
  {
    method: 'get',
    path: '/v2/healthcheck',
    operationId: 'healthcheck',
    tag,
    summary: 'Check that the server runs',
    description: 'Answers as soon as the server accepts requests, also while it imports queues.',
    access: 'public',
    answers: {
      '200': {
        description: 'The server runs.',
        content: { type: 'application/json', schema: healthcheckAnswerSchema },
      },
    },
  },
  {
    method: 'get',
    path: '/winnow/session',
    operationId: 'get_server_info',
    tag,
    summary: 'Get what the page needs before sign-in',
    description:
      'Answers with the version, the mode, the sample users and the queues that are being imported.',
    access: 'public',
    answers: {
      '200': {
        description: 'The state of the server.',
        content: { type: 'application/json', schema: serverInfoSchema },
      },
    },
  },
  {
    method: 'get',
    path: '/winnow/metrics',
    operationId: 'get_metrics',
    tag,
    summary: 'Get metrics',
    description:
      'Numbers about the server in the text format of Prometheus. They name no user and no queue.',
    access: 'public',
    answers: {
      '200': {
        description: 'The metrics.',
        content: { texts: { 'text/plain': 'The text format of Prometheus.' } },
      },
    },
  },
  {
    method: 'get',
    path: '/openapi.json',
    operationId: 'get_openapi_document',
    tag,
    summary: 'Get this document',
    description: 'Answers with this OpenAPI 3.1 document.',
    access: 'public',
    answers: {
      '200': {
        description: 'The document.',
        content: { type: 'application/json', schema: document },
      },
    },
  },
] as const satisfies readonly Operation[]
