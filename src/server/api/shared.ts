import { ApiFailure, failure } from './api-failure.ts'
import { openQueue, queueFor } from './queue-access.ts'
import { readJson, readObject } from './read-body.ts'
import { inexactText } from '#domain/decimal.ts'
import { inexactNumbersIn, parseExactJson } from '#domain/exact-json.ts'
import { errorItem, maxReportedErrors, nestedDeeperThan } from '#domain/validation-error.ts'
import type { AppDependencies, Handler } from '#server/app-env.ts'
import { authenticate } from '#server/sign-in/authenticate.ts'

/** A tree may have 100 levels; each is a list in an object. What is much deeper cannot be written. */
const maxLevels = 1000

/** `POST /winnow/…/shared`: keeps a configuration under its hash, for those who can read the queue. */
export const keepShared =
  (dependencies: AppDependencies): Handler =>
  async (c) => {
    const { queue } = await openQueue(c, dependencies)
    const configuration = readObject(await readJson(c, undefined, parseExactJson))
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
    const hash = await dependencies.shared.put({ queue_id: queue.queue.id, configuration })
    if (hash === null) {
      const detail = 'This server keeps no more shared exports. Send the configuration as a file.'
      throw new ApiFailure(507, detail)
    }
    return c.json({ hash })
  }

/** `GET /winnow/shared/{hash}`. */
export const readShared =
  (dependencies: AppDependencies): Handler =>
  async (c) => {
    const person = await authenticate(c, dependencies)
    const shared = await dependencies.shared.get(c.req.param('hash') ?? '')
    if (!shared) throw new ApiFailure(404, 'This server keeps no export under this link.')
    queueFor(person, shared.queue_id, dependencies.shelf)
    return c.json(shared)
  }
