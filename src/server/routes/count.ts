import { failure } from '#server/http/error-answers.ts'
import { authoriseQueue } from './queue-access.ts'
import { readOptionalTree } from './read-tree.ts'
import { readJson, readObject } from '#server/http/read-body.ts'
import type { CountAnswer } from '#domain/contract/endpoints/count-schemas.ts'
import type { ValidationErrorItem } from '#domain/contract/validation-error.ts'
import type { Handler } from '#server/http/context.ts'
import type { RouteDependencies } from './route-dependencies.ts'

export const countRecords =
  (dependencies: RouteDependencies): Handler =>
  async (c) => {
    const access = await authoriseQueue(c, dependencies)
    const { queue, viewpoint, caller } = access
    const body = readObject(await readJson(c, caller.person))
    const errors: ValidationErrorItem[] = []
    const tree = readOptionalTree(body.filter_tree, ['body', 'filter_tree'], access, errors)
    if (errors.length > 0) throw failure.invalid(errors)
    const total_count = await dependencies.store.count(queue.queue.id, tree, viewpoint, caller)
    return c.json({ total_count } satisfies CountAnswer)
  }
