import {
  columnValuesRequestSchema,
  maxLookedUpColumns,
  type ColumnLookup,
  type ColumnValuesAnswer,
} from '#domain/contract/endpoints/column-values-schemas.ts'
import { failure } from '#server/http/error-answers.ts'
import { boundList, checkBody } from './check-body.ts'
import { authoriseQueue } from './queue-access.ts'
import { readJson, readObject } from '#server/http/read-body.ts'
import { indexColumns } from '#domain/contract/columns.ts'
import type { ValidationErrorItem } from '#domain/contract/validation-error.ts'
import { errorItem } from '#domain/request-check/error-item.ts'
import type { Handler } from '#server/http/context.ts'
import type { RouteDependencies } from './route-dependencies.ts'

export const columnValues =
  (dependencies: RouteDependencies): Handler =>
  async (c) => {
    const { queue, columns, viewpoint, caller } = await authoriseQueue(c, dependencies)
    const body = readObject(await readJson(c, caller.person))
    boundList(body, 'columns', maxLookedUpColumns)
    const request = checkBody(columnValuesRequestSchema, body)
    const columnOf = indexColumns(columns)
    const errors: ValidationErrorItem[] = []
    const lookups: ColumnLookup[] = []
    for (const [index, lookup] of request.columns.entries()) {
      const column = columnOf(lookup.column_id)
      // `fully_annotated` depends on the user who asks, so it has no values of its own.
      if (column?.filter_type && column.filter_type !== 'fully_annotated') lookups.push(lookup)
      else {
        const loc = ['body', 'columns', index, 'column_id']
        const msg = `This queue has no column “${lookup.column_id}” with values of its own`
        errors.push(errorItem('value_error', loc, msg, lookup.column_id))
      }
    }
    if (errors.length > 0) throw failure.invalid(errors)
    const found = await dependencies.store.columnValues(queue.queue.id, lookups, viewpoint, caller)
    return c.json({ columns: found } satisfies ColumnValuesAnswer)
  }
