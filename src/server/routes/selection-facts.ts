import { planOf, readRequest } from './export.ts'
import { authoriseQueue } from './queue-access.ts'
import type { AppDependencies, Handler } from '#server/http/app-env.ts'

/** `POST /winnow/…/selection_facts`: what should be known of an export before it is made. */
export const selectionFacts =
  (dependencies: AppDependencies): Handler =>
  async (c) => {
    const access = await authoriseQueue(c, dependencies)
    const request = await readRequest(c, access)
    const { queue, viewpoint, caller } = access
    const plan = planOf(request, access)
    return c.json(await dependencies.store.selectionFacts(queue.queue.id, plan, viewpoint, caller))
  }
