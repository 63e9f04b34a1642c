import { failure } from './api-failure.ts'
import { openQueue, type QueueAccess } from './queue-access.ts'
import { readJson, readObject } from './read-body.ts'
import { checkFilterTree } from '#domain/check-filter-tree.ts'
import { checkTreeAgainstQueue } from '#domain/check-against-queue.ts'
import type { FilterTree } from '#domain/contract.ts'
import {
  errorItem,
  maxReportedErrors,
  type Loc,
  type ValidationErrorItem,
} from '#domain/validation-error.ts'
import type { AppDependencies, Handler } from '#server/app-env.ts'

/** So many trees are counted in one scan at most. */
const maxTrees = 1000

/** `POST …/records/count`. */
export const countRecords =
  (dependencies: AppDependencies): Handler =>
  async (c) => {
    const access = await openQueue(c, dependencies)
    const body = readObject(await readJson(c))
    const errors: ValidationErrorItem[] = []
    const tree = readOptionalTree(body.filter_tree, ['body', 'filter_tree'], access, errors)
    if (errors.length > 0) throw failure.invalid(errors)
    const { queue, viewpoint } = access
    return c.json({
      total_count: await dependencies.store.count(queue.queue.id, tree, viewpoint),
    })
  }

/** `POST /winnow/…/counts`: the counts of many trees, for the counts beside each node. */
export const countTrees =
  (dependencies: AppDependencies): Handler =>
  async (c) => {
    const access = await openQueue(c, dependencies)
    const trees = readTrees(readObject(await readJson(c)).filter_trees, access)
    const { queue, viewpoint } = access
    return c.json({
      total_counts: await dependencies.store.countMany(queue.queue.id, trees, viewpoint),
    })
  }

function readTrees(list: unknown, access: QueueAccess): FilterTree[] {
  const loc = ['body', 'filter_trees']
  if (!Array.isArray(list)) {
    const error =
      list === undefined
        ? errorItem('missing', loc, 'Field required')
        : errorItem('list_type', loc, 'Input should be a valid list', list)
    throw failure.invalid([error])
  }
  if (list.length === 0 || list.length > maxTrees) {
    const type = list.length === 0 ? 'too_short' : 'too_long'
    const msg = `List should have 1 to ${maxTrees} items after validation, not ${list.length}`
    throw failure.invalid([errorItem(type, loc, msg)])
  }
  const errors: ValidationErrorItem[] = []
  const trees = list.map((tree, index) => readTree(tree, [...loc, index], access, errors))
  if (errors.length > 0) throw failure.invalid(errors.slice(0, maxReportedErrors))
  return trees.filter((tree) => tree !== null)
}

/** Reads a tree that may be left out: null then, and null with its mistakes added where it is wrong. */
export function readOptionalTree(
  value: unknown,
  loc: Loc,
  access: QueueAccess,
  errors: ValidationErrorItem[],
): FilterTree | null {
  return value === undefined || value === null ? null : readTree(value, loc, access, errors)
}

function readTree(
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
