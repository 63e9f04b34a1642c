import type {
  KeptExport,
  SharedExport,
  SharedListAnswer,
} from '#domain/contract/endpoints/shared-export-schemas.ts'
import { failure } from '#server/http/error-answers.ts'
import { authoriseQueue, accessToQueue } from './queue-access.ts'
import { readJson, readObject } from '#server/http/read-body.ts'
import { inexactText } from '#domain/text/decimal.ts'
import { inexactNumbersIn } from '#domain/text/exact-json.ts'
import { maxReportedErrors } from '#domain/contract/validation-error.ts'
import { errorItem, nestedDeeperThan } from '#domain/request-check/error-item.ts'
import type { Handler } from '#server/http/context.ts'
import type { RouteDependencies } from './route-dependencies.ts'
import { sharedLimits } from '#server/downloads/quota.ts'
import { authenticate } from '#server/sign-in/authenticate.ts'

/**
 * A tree may have 100 levels, each a list in an object. JSON.stringify overflows only far above this.
 */
const maxLevels = 1000

export const keepShared =
  (dependencies: RouteDependencies): Handler =>
  async (c) => {
    const { person, queue } = await authoriseQueue(c, dependencies)
    const configuration = readObject(await readJson(c, person.user_id, { kind: 'exact' }))
    if (nestedDeeperThan(configuration, maxLevels)) {
      const msg = `Value error, a configuration may be at most ${maxLevels} levels deep`
      throw failure.invalid([errorItem('value_error', ['body'], msg)])
    }
    const inexact = inexactNumbersIn(configuration).slice(0, maxReportedErrors)
    if (inexact.length > 0) {
      throw failure.invalid(
        inexact.map(({ path, text }) =>
          errorItem('value_error', ['body', ...path], `Value error, ${inexactText(text)}`, text),
        ),
      )
    }
    const shared = { queue_id: queue.queue.id, configuration }
    const kept = await dependencies.shared.put(shared, person.user_id)
    if ('over' in kept) throw failure.tooManyShared(kept.over, sharedLimits.ofOne)
    return c.json(kept satisfies KeptExport)
  }

/** The person's own; for an administrator, everybody's. */
export const listShared =
  (dependencies: RouteDependencies): Handler =>
  async (c) => {
    const { user_id, is_admin } = await authenticate(c, dependencies)
    const entries = await dependencies.shared.list()
    const shared = entries
      .filter(({ owner }) => is_admin || owner === user_id.toLowerCase())
      .map(({ hash, owner, until, bytes }) => ({
        hash,
        user_id: owner,
        bytes,
        expires_at: new Date(until).toISOString(),
      }))
    return c.json({ shared } satisfies SharedListAnswer)
  }

export const readShared =
  (dependencies: RouteDependencies): Handler =>
  async (c) => {
    const person = await authenticate(c, dependencies)
    const shared = await dependencies.shared.get(c.req.param('hash') ?? '')
    if (!shared) throw failure.noShared()
    if ('damaged' in shared) {
      const { damaged } = shared
      dependencies.log.error({ request_id: c.get('requestId'), damaged }, 'damaged file')
      throw failure.damagedShared()
    }
    accessToQueue(person, shared.queue_id, dependencies.servedQueues, c.req.raw.signal)
    return c.json(shared satisfies SharedExport)
  }

/** The person's own; for an administrator, everybody's. */
export const deleteShared =
  (dependencies: RouteDependencies): Handler =>
  async (c) => {
    const { user_id, is_admin } = await authenticate(c, dependencies)
    const hash = c.req.param('hash') ?? ''
    if (!(await dependencies.shared.remove(hash, is_admin ? null : user_id)))
      throw failure.noShared()
    return c.body(null, 204)
  }
