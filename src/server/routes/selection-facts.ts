import { planOf, readRequest } from './export.ts'
import { openQueue } from './queue-access.ts'
import type { AppDependencies, Handler } from '#server/http/app-env.ts'

/** `POST /winnow/…/selection_facts`: what should be known of an export before it is made. */
export const selectionFacts =
  (dependencies: AppDependencies): Handler =>
  async (c) => {
    const access = await openQueue(c, dependencies)
    const request = await readRequest(c, access)
    const { queue, viewpoint } = access
    return c.json(
      await dependencies.store.selectionFacts(queue.queue.id, planOf(request, access), viewpoint),
    )
  }
