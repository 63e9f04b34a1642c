import type { MissingIdsAnswer } from '#domain/contract/endpoints/missing-ids-schemas.ts'
import { failure } from '#server/http/error-answers.ts'
import { authoriseQueue } from './queue-access.ts'
import { readJson, readObject } from '#server/http/read-body.ts'
import { checkRecordIds } from '#domain/request-check/check-request.ts'
import type { Handler } from '#server/http/context.ts'
import type { RouteDependencies } from './route-dependencies.ts'

export const missingRecordIds =
  (dependencies: RouteDependencies): Handler =>
  async (c) => {
    const { queue, viewpoint, caller } = await authoriseQueue(c, dependencies)
    const checked = checkRecordIds(readObject(await readJson(c, caller.person)), ['body'])
    if ('errors' in checked) throw failure.invalid(checked.errors)
    const { id } = queue.queue
    const missing = await dependencies.store.missingIds(id, checked.record_ids, viewpoint, caller)
    return c.json({ missing } satisfies MissingIdsAnswer)
  }
