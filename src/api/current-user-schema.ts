import { z } from '#domain/contract/zod.ts'

/** The person who is signed in, as `current_user` tells: who it is must be there, the rest need not. */
export const currentUserSchema = z.object({
  id: z.string(),
  email: z.string().catch(''),
  first_name: z.string().nullish().catch(null),
  last_name: z.string().nullish().catch(null),
  role: z.string().nullish().catch(null),
})
export type CurrentUser = z.output<typeof currentUserSchema>
