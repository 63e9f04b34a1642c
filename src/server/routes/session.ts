import type { CurrentUserAnswer } from '#domain/contract/endpoints/account-schemas.ts'
import type { ServerInfo } from '#domain/contract/endpoints/server-info-schemas.ts'
import type { Handler } from '#server/http/context.ts'
import { importsView } from './imports-view.ts'
import type { RouteDependencies } from './route-dependencies.ts'
import type { StoredQueue } from '#server/store/store.ts'
import { authenticate } from '#server/sign-in/authenticate.ts'

export const currentUser =
  (dependencies: RouteDependencies): Handler =>
  async (c) => {
    const { user_id, email, first_name, last_name, is_admin } = await authenticate(c, dependencies)
    const role = is_admin ? 'admin' : 'user'
    const user = { id: user_id, email, first_name, last_name, role, permissions: [] } as const
    return c.json(user satisfies CurrentUserAnswer)
  }

/** What the app needs before the sign-in. */
export const session =
  ({ version, mode, sampleUsers, servedQueues, service }: RouteDependencies): Handler =>
  (c) =>
    c.json({
      version,
      mode,
      service: service && new URL(service.base_url).host,
      sample_users: sampleUsers,
      // The names of a person's own queues need a sign-in.
      sample_queues: mode === 'sample' ? servedQueues.queues().map(nameOf) : [],
      ...importsView(servedQueues, () => mode === 'sample'),
    } satisfies ServerInfo)

const nameOf = ({ queue: { id, name } }: StoredQueue) => ({ id, name })
