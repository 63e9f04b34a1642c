import { queryOptions } from '@tanstack/react-query'
import { z } from '#domain/contract/zod.ts'
import { ask } from './http.ts'
import { localConnection } from './session.ts'

const infoSchema = z.object({
  version: z.string(),
  mode: z.enum(['sample', 'queues']).catch('queues'),
  sample_users: z
    .array(z.object({ email: z.string(), name: z.string(), role: z.string(), key: z.string() }))
    .catch([]),
  preparing: z
    .array(
      z.object({
        name: z.string(),
        records: z.number(),
        bytes: z.number(),
        total_bytes: z.number().nullable(),
      }),
    )
    .catch([]),
  /** What the real service is called, where calls are passed on to one. */
  service: z.string().nullable().catch(null),
  failed: z.array(z.object({ name: z.string(), reason: z.string() })).catch([]),
})
export type ServerInfo = z.output<typeof infoSchema>

const preparingInterval = 1000

/** What the server says of itself before anyone signs in; asked again while it prepares queues. */
export const serverInfoQuery = queryOptions({
  queryKey: ['server-info'],
  queryFn: ({ signal }) =>
    ask(
      { connection: localConnection, credentials: null },
      { method: 'GET', path: '/winnow/session', signal },
      infoSchema,
      'the server',
    ),
  refetchInterval: (query) => (query.state.data?.preparing.length ? preparingInterval : false),
  retry: false,
})
