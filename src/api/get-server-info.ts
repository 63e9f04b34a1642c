import { queryOptions } from '@tanstack/react-query'
import { serverInfoSchema } from '#domain/contract/endpoints/server-info-schemas.ts'
import { ask } from './http.ts'
import { localConnection } from './session.ts'

export const serverInfoQuery = queryOptions({
  queryKey: ['server-info'],
  queryFn: ({ signal }) =>
    ask(
      { connection: localConnection, credentials: null },
      { method: 'GET', path: '/winnow/session', signal },
      serverInfoSchema,
      'the server',
    ),
  retry: false,
})
