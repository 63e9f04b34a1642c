import { failure } from '#server/http/error-answers.ts'
import type { z } from '#domain/contract/zod.ts'
import { errorItem } from '#domain/request-check/error-item.ts'
import { schemaErrors } from '#domain/request-check/schema-errors.ts'
import { englishTexts } from '#server/system/english-texts.ts'

type Body = Readonly<Record<string, unknown>>

/** The body in the shape of a schema. @throws a 422 */
export function checkBody<Schema extends z.ZodMiniType>(
  schema: Schema,
  body: Body,
): z.output<Schema> {
  const parsed = schema.safeParse(body, englishTexts)
  if (parsed.success) return parsed.data
  throw failure.invalid(schemaErrors(parsed.error.issues, body, ['body']))
}

/** Refuses a long list before its items are checked. @throws a 422 */
export function boundList(body: Body, key: string, most: number): void {
  const list = body[key]
  if (!Array.isArray(list) || list.length <= most) return
  const msg = `List should have at most ${most} items after validation, not ${list.length}`
  throw failure.invalid([
    errorItem('too_long', ['body', key], msg, undefined, { max_length: most }),
  ])
}
