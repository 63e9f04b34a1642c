import { z } from 'zod'

/** The person who is signed in, as `current_user` tells. */
export const currentUserSchema = z.object({
  id: z.string(),
  email: z.string(),
  first_name: z.string().nullish().catch(null),
  last_name: z.string().nullish().catch(null),
  role: z.string().nullish().catch(null),
})
export type CurrentUser = z.output<typeof currentUserSchema>
