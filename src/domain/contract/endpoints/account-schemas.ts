import { withMeta, z } from '#domain/contract/zod.ts'
import type { ReadonlyDeep } from './readonly-deep.ts'

export const passwordRequestSchema = withMeta(
  z.object({ username: z.string(), password: z.string() }),
  { id: 'PasswordLogin' },
)

export const keyRequestSchema = withMeta(z.object({ api_key: z.string() }), { id: 'ApiKeyLogin' })

export const tokenAnswerSchema = withMeta(
  z.object({ access_token: z.string().check(z.minLength(1)), token_type: z.literal('bearer') }),
  { id: 'Token' },
)
export type TokenAnswer = z.output<typeof tokenAnswerSchema>

/** The part of a sign-in that the browser reads. */
export const accessTokenSchema = z.pick(tokenAnswerSchema, { access_token: true })

export const currentUserAnswerSchema = withMeta(
  z.looseObject({
    id: z.uuid({ version: 'v4' }),
    email: z.string(),
    first_name: z.nullable(z.string()),
    last_name: z.nullable(z.string()),
    role: z.enum(['admin', 'user']),
    permissions: z.array(z.unknown()),
  }),
  { id: 'CurrentUser' },
)
export type CurrentUserAnswer = ReadonlyDeep<z.output<typeof currentUserAnswerSchema>>

/** The signed-in user as the browser reads it. Only the id is required. */
export const currentUserSchema = z.object({
  id: z.string(),
  email: z.catch(z.string(), ''),
  first_name: z.catch(z.nullish(z.string()), null),
  last_name: z.catch(z.nullish(z.string()), null),
  role: z.catch(z.nullish(z.string()), null),
})
export type CurrentUser = z.output<typeof currentUserSchema>
