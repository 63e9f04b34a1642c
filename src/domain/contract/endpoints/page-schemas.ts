import { z } from '#domain/contract/zod.ts'

const count = z.int().nonnegative()

/** The first keys of every page of a list. A page token is an offset. */
export const pageHeadShape = {
  starting_token: count,
  limit: z.int().positive(),
  paginated: z.boolean(),
  next_starting_token: count.nullable(),
}

export const maxPageLimit = 1000
export const defaultPageLimit = 100
