import { z } from '#domain/contract/zod.ts'
import type { ReadonlyDeep } from './readonly-deep.ts'

export const passwordRequestSchema = z
  .object({ username: z.string(), password: z.string() })
  .meta({ id: 'PasswordLogin' })

export const keyRequestSchema = z.object({ api_key: z.string() }).meta({ id: 'ApiKeyLogin' })

export const tokenAnswerSchema = z
  .object({ access_token: z.string().min(1), token_type: z.literal('bearer') })
  .meta({ id: 'Token' })
export type TokenAnswer = z.output<typeof tokenAnswerSchema>

/** The part of a sign-in that the browser reads. */
export const accessTokenSchema = tokenAnswerSchema.pick({ access_token: true })

export const currentUserAnswerSchema = z
  .looseObject({
    id: z.uuid({ version: 'v4' }),
    email: z.string(),
    first_name: z.string().nullable(),
    last_name: z.string().nullable(),
    role: z.enum(['admin', 'user']),
    permissions: z.array(z.unknown()),
  })
  .meta({ id: 'CurrentUser' })
export type CurrentUserAnswer = ReadonlyDeep<z.output<typeof currentUserAnswerSchema>>

/** The signed-in user as the browser reads it. Only the id is required. */
export const currentUserSchema = z.object({
  id: z.string(),
  email: z.string().catch(''),
  first_name: z.string().nullish().catch(null),
  last_name: z.string().nullish().catch(null),
  role: z.string().nullish().catch(null),
})
export type CurrentUser = z.output<typeof currentUserSchema>
