import { ApiFailure, failure } from '#server/http/api-failure.ts'
import { authoriseQueue, queueFor } from './queue-access.ts'
import { readJson, readObject } from '#server/http/read-body.ts'
import { inexactText } from '#domain/text/decimal.ts'
import { inexactNumbersIn } from '#domain/text/exact-json.ts'
import { maxReportedErrors } from '#domain/contract/validation-error.ts'
import { errorItem, nestedDeeperThan } from '#domain/request-check/error-item.ts'
import type { AppDependencies, Handler } from '#server/http/app-env.ts'
import { sharedLimits, type OverQuota } from '#server/downloads/quota.ts'
import { authenticate } from '#server/sign-in/authenticate.ts'

/** A tree may have 100 levels; each is a list in an object. What is much deeper cannot be written. */
const maxLevels = 1000

/** `POST /winnow/…/shared`: keeps a configuration under its hash, for those who can read the queue. */
export const keepShared =
  (dependencies: AppDependencies): Handler =>
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
    if ('over' in kept) throw noRoom[kept.over]()
    return c.json(kept)
  }

const noRoom = {
  own: () =>
    new ApiFailure(
      507,
      `You keep as many exports on this server as one person may (${sharedLimits.ofOne.count}, or ` +
        `${sharedLimits.ofOne.bytes / 1024 / 1024} MiB). Delete some that you no longer need, or save this one as a file.`,
    ),
  all: () =>
    new ApiFailure(
      507,
      'This server has no room for more shared exports. Save this one as a file, or ask an administrator to delete some.',
    ),
} as const satisfies Record<OverQuota['over'], () => ApiFailure>

/** `GET /winnow/shared`: what the person keeps; of an administrator, what everybody does. */
export const listShared =
  (dependencies: AppDependencies): Handler =>
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
    return c.json({ shared })
  }

/** `GET /winnow/shared/{hash}`. */
export const readShared =
  (dependencies: AppDependencies): Handler =>
  async (c) => {
    const person = await authenticate(c, dependencies)
    const shared = await dependencies.shared.get(c.req.param('hash') ?? '')
    if (!shared) throw noneKept()
    if ('damaged' in shared) {
      const { damaged } = shared
      dependencies.log.error({ request_id: c.get('requestId'), damaged }, 'damaged file')
      const detail =
        'The export under this link was damaged on the server. Share it again; the link stays the same.'
      throw new ApiFailure(410, detail)
    }
    queueFor(person, shared.queue_id, dependencies.shelf, c.req.raw.signal)
    return c.json(shared)
  }

/** `DELETE /winnow/shared/{hash}`: the person’s own; by an administrator, everybody’s. */
export const deleteShared =
  (dependencies: AppDependencies): Handler =>
  async (c) => {
    const { user_id, is_admin } = await authenticate(c, dependencies)
    const hash = c.req.param('hash') ?? ''
    if (!(await dependencies.shared.remove(hash, is_admin ? null : user_id))) throw noneKept()
    return c.body(null, 204)
  }

const noneKept = () => new ApiFailure(404, 'This server keeps no export under this link.')
