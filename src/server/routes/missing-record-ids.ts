import { failure } from '#server/http/api-failure.ts'
import { authoriseQueue } from './queue-access.ts'
import { readJson, readObject } from '#server/http/read-body.ts'
import { checkRecordIds } from '#domain/request-check/check-request.ts'
import type { AppDependencies, Handler } from '#server/http/app-env.ts'

/** `POST /winnow/…/missing_record_ids`: which of some ids the queue does not hold. */
export const missingRecordIds =
  (dependencies: AppDependencies): Handler =>
  async (c) => {
    const { queue, viewpoint, caller } = await authoriseQueue(c, dependencies)
    const checked = checkRecordIds(readObject(await readJson(c, caller.person)), ['body'])
    if ('errors' in checked) throw failure.invalid(checked.errors)
    const { id } = queue.queue
    return c.json({
      missing: await dependencies.store.missingIds(id, checked.record_ids, viewpoint, caller),
    })
  }
