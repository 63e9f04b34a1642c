import { withMeta, z } from './zod.ts'
import { maxReportedErrors } from './validation-error.ts'

/**
 * A list from outside with at least `least` items, which `item` checks and does not change. Stops at
 * the 100th invalid item: `z.array` makes an issue for each, and the four million of an 8 MiB body
 * would take gigabytes. `items` is the item's JSON schema.
 */
export function listOf<Item>(
  item: z.ZodMiniType<Item>,
  items: Readonly<Record<string, unknown>>,
  least = 0,
): z.ZodMiniType<Item[]> {
  const isText = item.def.type === 'string' && !('format' in item.def) && !item.def.checks?.length
  const list = least > 0 ? z.array(z.unknown()).check(z.minLength(least)) : z.array(z.unknown())
  const checked = list.check(({ value, issues }) => {
    let wrong = 0
    for (let index = 0; index < value.length; index += 1) {
      const input = value[index]
      // A schema would take a hundred times as long for a valid text.
      if (isText && typeof input === 'string') continue
      const { error } = item.safeParse(input)
      for (const issue of error?.issues ?? []) {
        const path = [index, ...issue.path]
        issues.push({ ...issue, input, path, continue: false } as z.core.$ZodRawIssue)
      }
      if (error && ++wrong === maxReportedErrors) return
    }
  })
  return withMeta(checked, { items }) as unknown as z.ZodMiniType<Item[]>
}
