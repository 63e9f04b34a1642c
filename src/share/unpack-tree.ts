import { z } from '#domain/contract/zod.ts'
import { newKey, type DraftFilter, type DraftNode } from '#domain/filter-tree/draft.ts'
import { filterTypes, type FilterType } from '#domain/contract/contract.ts'
import { factsOf, filterTypeFacts } from '#domain/contract/filter-types.ts'
import { readDraft } from '#domain/filter-tree/draft-json.ts'
import { InexactNumber } from '#domain/text/exact-json.ts'
import { bits } from './pack-tree.ts'

const valueTypes = filterTypes.filter((type) => type !== 'fully_annotated')
const typeOfLetter = new Map<string, FilterType>(
  valueTypes.map((type) => [filterTypeFacts[type].letter, type]),
)

/** Deeper than the limit of a service, and shallow enough for recursion. */
const maxDepth = 1000

/** A number that JSON would change stays as written and is a problem of its leaf. */
const asWritten = z.pipe(
  z.instanceof(InexactNumber),
  z.transform(({ text }) => text),
)
const scalar = z.union([z.string(), z.number(), asWritten])
const leafSchema = z.tuple(
  [
    z.nullish(z.enum(valueTypes.map((type) => filterTypeFacts[type].letter))),
    z.nullish(z.string()),
    z.nullish(z.string()),
    z.nullish(z.union([scalar, z.boolean(), z.array(scalar)])),
    z.nullish(z.int()),
  ],
  z.unknown(),
)
const usersSchema = z.tuple([
  z.literal(filterTypeFacts.fully_annotated.letter),
  z.optional(z.nullish(z.array(z.string()))),
  z.optional(z.nullish(z.int())),
])
const groupSchema = z.object({
  a: z.optional(z.array(z.unknown())),
  o: z.optional(z.array(z.unknown())),
  n: z.optional(z.unknown()),
  f: z.optional(z.unknown()),
  m: z.optional(z.int()),
})

/** The draft of a packed tree, with new keys; `null` if invalid. */
export function unpackTree(packed: unknown, depth = 0): DraftNode | null {
  if (depth > maxDepth) return null
  if (Array.isArray(packed)) return unpackLeaf(packed)
  const group = groupSchema.safeParse(packed)
  if (!group.success) return null
  const { a, o, f, m } = group.data
  const node = { key: newKey(), ...marksFrom(m ?? 0) }
  const children = (list: readonly unknown[]) => {
    const unpacked = list.map((child) => unpackTree(child, depth + 1))
    return unpacked.every((child) => child !== null) ? unpacked : null
  }
  if (a) {
    const and = children(a)
    return and && { ...node, and }
  }
  if (o) {
    const or = children(o)
    return or && { ...node, or }
  }
  if (f !== undefined) {
    const read = readDraft({ filter: f })
    return 'tree' in read ? { ...read.tree, ...node } : null
  }
  if (!Object.hasOwn(packed as object, 'n')) return null
  if (group.data.n === null) return { ...node, not: null }
  const not = unpackTree(group.data.n, depth + 1)
  return not && { ...node, not }
}

const marksFrom = (marks: number) => ({
  ...(marks & bits.muted ? { muted: true } : {}),
  ...(marks & bits.collapsed ? { collapsed: true } : {}),
})

function unpackLeaf(packed: readonly unknown[]): DraftNode | null {
  if (packed[0] === filterTypeFacts.fully_annotated.letter) {
    const users = usersSchema.safeParse(packed)
    if (!users.success) return null
    const [, user_ids, marks] = users.data
    const filter = {
      type: 'fully_annotated',
      column_id: 'fully_annotated',
      user_ids: user_ids ?? null,
    } as const
    return { key: newKey(), filter, ...marksFrom(marks ?? 0) }
  }
  const leaf = leafSchema.safeParse(packed)
  if (!leaf.success) return null
  const [letter, column_id, operator, value, marks] = leaf.data
  const type = letter == null ? undefined : typeOfLetter.get(letter)
  const filter: DraftFilter = {
    ...(type ? { type } : {}),
    ...(column_id == null ? {} : { column_id }),
    ...(operator == null ? {} : { operator }),
    ...(value == null ? {} : { value }),
    ...(factsOf(type)?.hasCase ? { case_sensitive: ((marks ?? 0) & bits.anyCase) === 0 } : {}),
  }
  return { key: newKey(), filter, ...marksFrom(marks ?? 0) }
}
