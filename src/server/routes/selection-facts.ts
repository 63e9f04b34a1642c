import type { SelectionFacts } from '#domain/contract/endpoints/selection-facts-schemas.ts'
import { planOf, readExportRequest } from './export-request.ts'
import { authoriseQueue } from './queue-access.ts'
import type { Handler } from '#server/http/context.ts'
import type { RouteDependencies } from './route-dependencies.ts'

export const selectionFacts =
  (dependencies: RouteDependencies): Handler =>
  async (c) => {
    const access = await authoriseQueue(c, dependencies)
    const request = await readExportRequest(c, access)
    const { queue, viewpoint, caller } = access
    const plan = planOf(request, access)
    const facts = await dependencies.store.selectionFacts(queue.queue.id, plan, viewpoint, caller)
    return c.json(facts satisfies SelectionFacts)
  }
