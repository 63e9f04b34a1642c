import { failure } from '#server/http/error-answers.ts'
import { authoriseQueue, type QueueAccess } from './queue-access.ts'
import { readJson, readObject } from '#server/http/read-body.ts'
import { checkFilterTree } from '#domain/request-check/check-filter-tree.ts'
import { checkTreeAgainstQueue } from '#domain/request-check/check-against-queue.ts'
import type { FilterTree } from '#domain/contract/contract.ts'
import type { CountAnswer } from '#domain/contract/endpoints/count-schemas.ts'
import type { ValidationErrorItem } from '#domain/contract/validation-error.ts'
import type { Loc } from '#domain/request-check/error-item.ts'
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

/** Null for an absent tree. Null for an invalid one too, with its mistakes in `errors`. */
export function readOptionalTree(
  value: unknown,
  loc: Loc,
  access: QueueAccess,
  errors: ValidationErrorItem[],
): FilterTree | null {
  return value === undefined || value === null ? null : readTree(value, loc, access, errors)
}

export function readTree(
  value: unknown,
  loc: Loc,
  access: QueueAccess,
  errors: ValidationErrorItem[],
): FilterTree | null {
  const checked = checkFilterTree(value, loc)
  const found =
    'errors' in checked ? checked.errors : checkTreeAgainstQueue(checked.filter_tree, loc, access)
  errors.push(...found)
  return 'errors' in checked || found.length > 0 ? null : checked.filter_tree
}
