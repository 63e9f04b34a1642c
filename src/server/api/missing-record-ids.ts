import { failure } from './api-failure.ts'
import { openQueue } from './queue-access.ts'
import { readJson, readObject } from './read-body.ts'
import { checkRecordIds } from '#domain/check-request.ts'
import type { AppDependencies, Handler } from '#server/app-env.ts'

/** `POST /winnow/…/missing_record_ids`: which of some ids the queue does not hold. */
export const missingRecordIds =
  (dependencies: AppDependencies): Handler =>
  async (c) => {
    const { queue, viewpoint } = await openQueue(c, dependencies)
    const checked = checkRecordIds(readObject(await readJson(c)), ['body'])
    if ('errors' in checked) throw failure.invalid(checked.errors)
    const { id } = queue.queue
    return c.json({
      missing: await dependencies.store.missingIds(id, checked.record_ids, viewpoint),
    })
  }
