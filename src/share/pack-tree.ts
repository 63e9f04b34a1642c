import { z } from 'zod'
import { newKey, type DraftFilter, type DraftNode } from '#domain/configuration.ts'
import type { FilterType } from '#domain/contract.ts'
import { InexactNumber } from '#domain/exact-json.ts'

/**
 * The tree of a link, format 1. A leaf is a list `[type, column, operator, value, marks]` cut after
 * its last given item (a missing one in between is `null`), a fully-annotated leaf `["u", users,
 * marks]`; a group is an object with its children under `a` (and), `o` (or) or `n` (not) and its
 * marks under `m`. Marks add up: 1 muted, 2 collapsed, 4 any case.
 */
export type PackedNode = readonly unknown[] | Readonly<Record<string, unknown>>

const letters = {
  id: 'i',
  date: 'd',
  number: 'n',
  boolean: 'b',
  collection: 'c',
  text: 't',
  fully_annotated: 'u',
} as const satisfies Record<FilterType, string>
const types = Object.entries(letters) as [FilterType, string][]

const muted = 1
const collapsed = 2
const anyCase = 4

/** Deeper than any tree that a service takes, and shallow enough for recursion. */
const maxDepth = 1000

const marksOf = (node: DraftNode): number =>
  (node.muted ? muted : 0) + (node.collapsed ? collapsed : 0)

/** Packs a draft without its keys. */
export function packTree(node: DraftNode): PackedNode {
  const marks = marksOf(node)
  if ('filter' in node) return packLeaf(node.filter, marks)
  const m = marks > 0 ? { m: marks } : {}
  if ('and' in node) return { a: node.and.map(packTree), ...m }
  if ('or' in node) return { o: node.or.map(packTree), ...m }
  return { n: node.not && packTree(node.not), ...m }
}

const hasCase = (type: FilterType | undefined): boolean => type === 'text' || type === 'collection'

function packLeaf(filter: DraftFilter, nodeMarks: number): PackedNode {
  const isAnyCase = hasCase(filter.type) && filter.case_sensitive === false
  const marks = nodeMarks + (isAnyCase ? anyCase : 0)
  const items =
    filter.type === 'fully_annotated'
      ? [letters.fully_annotated, filter.user_ids ?? null, marks || null]
      : [
          filter.type ? letters[filter.type] : null,
          filter.column_id ?? null,
          filter.operator ?? null,
          filter.value ?? null,
          marks || null,
        ]
  const used = items.findLastIndex((item) => item !== null) + 1
  return items.slice(0, used)
}

/** A number that cannot be kept stays as it is written, and is a problem of its leaf. */
const asWritten = z.instanceof(InexactNumber).transform(({ text }) => text)
const scalar = z.union([z.string(), z.number(), asWritten])
const leafSchema = z
  .tuple([
    z.enum(['i', 'd', 'n', 'b', 'c', 't']).nullish(),
    z.string().nullish(),
    z.string().nullish(),
    z.union([scalar, z.boolean(), z.array(scalar)]).nullish(),
    z.int().nullish(),
  ])
  .rest(z.unknown())
const usersSchema = z.tuple([
  z.literal('u'),
  z.array(z.string()).nullish().optional(),
  z.int().nullish().optional(),
])
const groupSchema = z.object({
  a: z.array(z.unknown()).optional(),
  o: z.array(z.unknown()).optional(),
  n: z.unknown().optional(),
  m: z.int().optional(),
})

/** The draft of a packed tree, with new keys; `null` where it is none. */
export function unpackTree(packed: unknown, depth = 0): DraftNode | null {
  if (depth > maxDepth) return null
  if (Array.isArray(packed)) return unpackLeaf(packed)
  const group = groupSchema.safeParse(packed)
  if (!group.success) return null
  const { a, o, m } = group.data
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
  if (!Object.hasOwn(packed as object, 'n')) return null
  if (group.data.n === null) return { ...node, not: null }
  const not = unpackTree(group.data.n, depth + 1)
  return not && { ...node, not }
}

const marksFrom = (marks: number) => ({
  ...(marks & muted ? { muted: true } : {}),
  ...(marks & collapsed ? { collapsed: true } : {}),
})

function unpackLeaf(packed: readonly unknown[]): DraftNode | null {
  if (packed[0] === letters.fully_annotated) {
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
  const type = types.find(([, one]) => one === letter)?.[0]
  const filter: DraftFilter = {
    ...(type ? { type } : {}),
    ...(column_id == null ? {} : { column_id }),
    ...(operator == null ? {} : { operator }),
    ...(value == null ? {} : { value }),
    ...(hasCase(type) ? { case_sensitive: ((marks ?? 0) & anyCase) === 0 } : {}),
  }
  return { key: newKey(), filter, ...marksFrom(marks ?? 0) }
}
