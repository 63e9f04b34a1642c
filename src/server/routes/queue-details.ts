import type { MemberListAnswer } from '#domain/contract/endpoints/queue-schemas.ts'
import { pageOf, readPaging } from '#server/http/paging.ts'
import { authoriseQueue } from './queue-access.ts'
import { memberView, queueView, templatesView } from './queue-view.ts'
import type { Handler } from '#server/http/context.ts'
import type { RouteDependencies } from './route-dependencies.ts'

export const queueDetails =
  (dependencies: RouteDependencies): Handler =>
  async (c) => {
    const { queue, person } = await authoriseQueue(c, dependencies)
    return c.json(queueView(queue, person))
  }

export const queueTemplates =
  (dependencies: RouteDependencies): Handler =>
  async (c) => {
    const { queue, role } = await authoriseQueue(c, dependencies)
    return c.json(templatesView(queue, role))
  }

export const queueUsers =
  (dependencies: RouteDependencies): Handler =>
  async (c) => {
    const { queue } = await authoriseQueue(c, dependencies)
    const { head, items } = pageOf(queue.users, readPaging(c))
    const collaborators = items.map((member) => memberView(member, queue))
    return c.json({ ...head, collaborators } satisfies MemberListAnswer)
  }
