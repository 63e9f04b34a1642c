import { z } from './zod.ts'
import { formatInstant, parseInstant } from './instant.ts'

const withOffset = z.iso.datetime({ offset: true })

/**
 * An instant of `queue.json`, written out in UTC: without an offset it is UTC, but clients would not
 * know.
 */
export const instantSchema = z.pipe(
  z.string().check(
    z.refine((text) => parseInstant(text) !== null, {
      error: ({ input }) => `“${String(input)}” is no date and time`,
    }),
  ),
  z.transform((text) =>
    withOffset.safeParse(text).success ? text : formatInstant(parseInstant(text) ?? 0n),
  ),
)
