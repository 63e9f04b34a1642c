import { downloadProgressSchema } from '#domain/contract/endpoints/download-schemas.ts'
import { fileAnswer } from './record-operations.ts'
import type { Operation } from './operation.ts'

const tag = 'downloads'
const opened = { '200': fileAnswer, '204': { description: 'HEAD only: the link is not used up.' } }

export const downloadOperations = [
  {
    method: 'get',
    path: '/winnow/downloads/{token}',
    operationId: 'open_download',
    tag,
    summary: 'Download a file',
    description:
      'Answers with the file of a link. The rights of the user who made the link are checked again. ' +
      'A link that was used, has expired or never existed answers 410 with a web page.',
    access: 'public',
    answers: {
      ...opened,
      '410': {
        description: 'The link is used up, has expired or does not exist.',
        content: { texts: { 'text/html': 'A page for the user.' } },
      },
    },
    refusals: {
      '403': 'The user may no longer read the queue, or may no longer see unredacted data.',
      '404': 'The queue no longer exists.',
      '422': 'The queue no longer has a column of the request.',
      '429': 'Too many exports are running.',
    },
  },
  {
    method: 'get',
    path: '/winnow/downloads/{id}/progress',
    operationId: 'get_download_progress',
    tag,
    summary: 'Get the progress of a download',
    description:
      'Only for the user who made the link. `finished`: the connection took the last byte. The ' +
      'server forgets the progress when it restarts.',
    access: 'signed_in',
    answers: {
      '200': {
        description: 'The progress.',
        content: { type: 'application/json', schema: downloadProgressSchema },
      },
    },
    refusals: { '404': 'The server knows no such download of this user.' },
  },
  {
    method: 'get',
    path: '/winnow/service_downloads/{token}',
    operationId: 'open_service_download',
    tag,
    summary: 'Download a file of the real service',
    description:
      'Like `/winnow/downloads/{token}`, for links to exports of the real service. The path exists ' +
      'only on a server that forwards calls to a real service.',
    access: 'public',
    answers: {
      ...opened,
      '410': {
        description: 'The link is used up, has expired or does not exist.',
        content: { texts: { 'text/html': 'A page for the user.' } },
      },
    },
    refusals: {
      '404': 'This server has no gateway to a service.',
      '502': 'The service cannot be reached, or did not answer with a file.',
      '504': 'The service did not answer in time.',
    },
  },
] as const satisfies readonly Operation[]
