import type { FilterTree } from '#domain/contract/contract.ts'
import type { ValidationErrorItem } from '#domain/contract/validation-error.ts'
import { checkTreeAgainstQueue } from '#domain/request-check/check-against-queue.ts'
import { checkFilterTree } from '#domain/request-check/check-filter-tree.ts'
import type { Loc } from '#domain/request-check/error-item.ts'
import type { QueueAccess } from './queue-access.ts'

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
