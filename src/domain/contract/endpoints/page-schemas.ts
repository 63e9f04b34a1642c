import { z } from '#domain/contract/zod.ts'

const count = z.int().check(z.nonnegative())

/** The first keys of every page of a list. A page token is an offset. */
export const pageHeadShape = {
  starting_token: count,
  limit: z.int().check(z.positive()),
  paginated: z.boolean(),
  next_starting_token: z.nullable(count),
}

export const maxPageLimit = 1000
export const defaultPageLimit = 100
