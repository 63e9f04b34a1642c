import { compiled, type z } from '#domain/contract/zod.ts'
import { checkFilterTree } from './check-filter-tree.ts'
import { checkUuid4 } from './check-uuid.ts'
import {
  exportOptionsSchema,
  maxRecordIds,
  serviceOptionsSchema,
  type ContractRequest,
  type ExportRequest,
  type RecordSelector,
} from '#domain/contract/contract.ts'
import { isJsonObject } from '#domain/text/json-object.ts'
import { schemaErrors } from './schema-errors.ts'
import { maxReportedErrors, type ValidationErrorItem } from '#domain/contract/validation-error.ts'
import { errorItem, notAnObject, quotedList, type Loc } from './error-item.ts'
import type { Uuid } from '#domain/contract/uuid.ts'

const exportOptions = compiled(exportOptionsSchema)
const serviceOptions = compiled(serviceOptionsSchema)

export type Checked<T> = T | { readonly errors: ValidationErrorItem[] }

/**
 * Reads an unknown body as the contract's export request. Ids come out in canonical form, defaults
 * filled in, unknown keys dropped. What only the queue can tell (its columns and members) is
 * checked by `check-against-queue.ts`.
 * @returns the request, or every mistake (up to 100) at its place, `loc` starting with `"body"`.
 */
export const checkExportRequest = (body: unknown): Checked<{ readonly request: ContractRequest }> =>
  checkRequest(exportOptions, body)

/** The same for a request to the real service, which has one more format. */
export const checkServiceRequest = (body: unknown): Checked<{ readonly request: ExportRequest }> =>
  checkRequest(serviceOptions, body)

function checkRequest<Options extends object>(
  schema: z.ZodMiniType<Options>,
  body: unknown,
): Checked<{ readonly request: Options & { record_selector: RecordSelector } }> {
  if (!isJsonObject(body)) return { errors: [notAnObject(['body'], body)] }
  const options = schema.safeParse(body)
  const selector = checkSelector(body, ['body', 'record_selector'])
  if (options.success && 'record_selector' in selector) {
    return { request: { ...options.data, record_selector: selector.record_selector } }
  }
  const errors = [
    ...(options.success ? [] : schemaErrors(options.error.issues, body, ['body'])),
    ...('errors' in selector ? selector.errors : []),
  ]
  return { errors: errors.slice(0, maxReportedErrors) }
}

function checkSelector(
  body: Readonly<Record<string, unknown>>,
  loc: Loc,
): Checked<{ readonly record_selector: RecordSelector }> {
  if (!Object.hasOwn(body, 'record_selector')) {
    return { errors: [errorItem('missing', loc, 'Field required', body)] }
  }
  const selector = body.record_selector
  if (!isJsonObject(selector)) return { errors: [notAnObject(loc, selector)] }
  if (!Object.hasOwn(selector, 'type')) {
    const msg = "Unable to extract tag using discriminator 'type'"
    return { errors: [errorItem('union_tag_not_found', loc, msg, selector)] }
  }
  if (selector.type === 'record_ids') return checkIdSelector(selector, loc)
  if (selector.type === 'filter_tree') {
    if (!Object.hasOwn(selector, 'filter_tree')) {
      return { errors: [errorItem('missing', [...loc, 'filter_tree'], 'Field required', selector)] }
    }
    const checked = checkFilterTree(selector.filter_tree, [...loc, 'filter_tree'])
    if ('errors' in checked) return checked
    return { record_selector: { type: 'filter_tree', filter_tree: checked.filter_tree } }
  }
  const tags = quotedList(['record_ids', 'filter_tree'])
  const msg = `Input tag found using 'type' does not match any of the expected tags: ${tags}`
  return { errors: [errorItem('union_tag_invalid', loc, msg, selector)] }
}

function checkIdSelector(
  selector: Readonly<Record<string, unknown>>,
  loc: Loc,
): Checked<{ readonly record_selector: RecordSelector }> {
  const checked = checkRecordIds(selector, loc)
  if ('errors' in checked) return checked
  return { record_selector: { type: 'record_ids', record_ids: checked.record_ids } }
}

/**
 * Reads `record_ids` of an object at `parent`: 1 to 100 000 version-4 UUIDs, returned in canonical
 * form without duplicates.
 */
export function checkRecordIds(
  given: Readonly<Record<string, unknown>>,
  parent: Loc,
): Checked<{ readonly record_ids: Uuid[] }> {
  const loc = [...parent, 'record_ids']
  if (!Object.hasOwn(given, 'record_ids')) {
    return { errors: [errorItem('missing', loc, 'Field required', given)] }
  }
  const list = given.record_ids
  if (!Array.isArray(list)) {
    return { errors: [errorItem('list_type', loc, 'Input should be a valid list', list)] }
  }
  if (list.length === 0) {
    const msg = 'List should have at least 1 item after validation, not 0'
    return { errors: [errorItem('too_short', loc, msg, list, { min_length: 1 })] }
  }
  if (list.length > maxRecordIds) {
    const msg = `List should have at most ${maxRecordIds} items after validation, not ${list.length}`
    return { errors: [errorItem('too_long', loc, msg, undefined, { max_length: maxRecordIds })] }
  }
  const errors: ValidationErrorItem[] = []
  const ids = new Set<string>()
  for (const [index, value] of (list as unknown[]).entries()) {
    const checked = checkUuid4(value, () => [...loc, index])
    if (typeof checked === 'string') ids.add(checked)
    else if (errors.push(checked) === maxReportedErrors) break
  }
  if (errors.length > 0) return { errors }
  return { record_ids: [...ids] }
}
