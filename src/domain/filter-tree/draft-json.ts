import { z } from '#domain/contract/zod.ts'
import { newKey, type DraftFilter, type DraftNode } from './draft.ts'
import {
  filterTypes,
  maxTreeDepth,
  maxTreeNodes,
  type FilterType,
} from '#domain/contract/contract.ts'
import { InexactNumber } from '#domain/text/exact-json.ts'
import { isJsonObject } from '#domain/text/json-object.ts'
import { draftText, filterFieldText } from './draft-text.ts'

/** An error at one place of a JSON value that should be a tree. */
export type DraftError = {
  /** Keys and indexes from the root. */
  readonly path: readonly (string | number)[]
  readonly kind: 'wrong_node' | 'wrong_filter' | 'too_many' | 'too_deep'
  readonly message: string
}

/** The most errors reported. */
const maxErrors = 100

const kinds = ['filter', 'and', 'or', 'not'] as const
const marks = ['muted', 'collapsed'] as const

/** A number that JSON would change stays as written and is a problem of its leaf. */
const asWritten = z.pipe(
  z.instanceof(InexactNumber),
  z.transform(({ text }) => text),
)
const one = z.union([z.string(), z.number(), asWritten])
const fields = {
  type: z.optional(z.enum(filterTypes as [FilterType, ...FilterType[]])),
  column_id: z.optional(z.string()),
  operator: z.optional(z.string()),
  value: z.optional(z.union([one, z.boolean(), z.array(one)])),
  case_sensitive: z.optional(z.boolean()),
  user_ids: z.optional(z.nullable(z.array(z.string()))),
}
const filterSchema = z.object(fields satisfies Record<keyof typeof filterFieldText, z.ZodMiniType>)

type Reading = { nodes: number; readonly errors: DraftError[] }

/** A node as the API's own JSON, with unfinished leaves and the given marks. */
export function plainDraft(node: DraftNode, marked: readonly ('muted' | 'collapsed')[]): object {
  const { key: _, muted, collapsed, ...rest } = node
  const own = {
    ...(muted && marked.includes('muted') ? { muted } : {}),
    ...(collapsed && marked.includes('collapsed') ? { collapsed } : {}),
  }
  const plain = (child: DraftNode) => plainDraft(child, marked)
  if ('filter' in rest) return { filter: rest.filter, ...own }
  if ('and' in rest) return { and: rest.and.map(plain), ...own }
  if ('or' in rest) return { or: rest.or.map(plain), ...own }
  return { not: rest.not && plain(rest.not), ...own }
}

/** A tree as text for the JSON editor, without collapsed groups. */
export const draftJson = (root: DraftNode): string =>
  JSON.stringify(plainDraft(root, ['muted']), null, 2)

/**
 * Reads a JSON value as a draft: nodes with exactly one of the keys `filter`, `and`, `or`, `not`, and
 * optionally `muted` and `collapsed`; leaves may be unfinished. Unknown parts are errors at their
 * place (at most 100); nothing is dropped.
 */
export function readDraft(
  value: unknown,
): { readonly tree: DraftNode } | { readonly errors: readonly DraftError[] } {
  const reading: Reading = { nodes: 0, errors: [] }
  const tree = readNode(value, [], reading)
  return tree === null || reading.errors.length > 0 ? { errors: reading.errors } : { tree }
}

function readNode(value: unknown, path: DraftError['path'], reading: Reading): DraftNode | null {
  const { errors } = reading
  const fail = (kind: DraftError['kind'], message: string, at = path): null => {
    if (errors.length < maxErrors) errors.push({ path: at, kind, message })
    return null
  }
  if (errors.length >= maxErrors) return null
  reading.nodes += 1
  if (reading.nodes > maxTreeNodes) {
    if (reading.nodes > maxTreeNodes + 1) return null
    return fail('too_many', draftText.tooMany(maxTreeNodes.toLocaleString('en')))
  }
  if (levelOf(path) > maxTreeDepth) {
    return fail('too_deep', draftText.tooDeep(String(maxTreeDepth)))
  }
  if (!isJsonObject(value)) return fail('wrong_node', draftText.noObject())
  const [kind, ...more] = kinds.filter((name) => Object.hasOwn(value, name))
  if (kind === undefined) return fail('wrong_node', draftText.noKind())
  const [other] = more
  if (other !== undefined) {
    return fail('wrong_node', draftText.secondKind(), [...path, other])
  }
  for (const name of Object.keys(value)) {
    if (name === kind) continue
    const isMark = marks.some((mark) => mark === name)
    if (!isMark) fail('wrong_node', draftText.unknownKey(name), [...path, name])
    else if (typeof value[name] !== 'boolean') {
      fail('wrong_node', draftText.noBoolean(), [...path, name])
    }
  }
  const base = {
    key: newKey(),
    ...(value['muted'] === true ? { muted: true } : {}),
    ...(value['collapsed'] === true ? { collapsed: true } : {}),
  }
  const inner = value[kind]
  const place = [...path, kind]
  switch (kind) {
    case 'filter': {
      const filter = readFilter(inner, place, fail)
      return filter && { ...base, filter }
    }
    case 'not':
      return { ...base, not: inner === null ? null : readNode(inner, place, reading) }
    case 'and':
    case 'or': {
      if (!Array.isArray(inner)) return fail('wrong_node', draftText.noList(), place)
      const children = inner
        .map((child, index) => readNode(child, [...place, index], reading))
        .filter((child) => child !== null)
      return kind === 'and' ? { ...base, and: children } : { ...base, or: children }
    }
    default:
      return kind satisfies never
  }
}

/** The level of a node, from 1: its path has a key per level, plus an index in a list. */
const levelOf = (path: DraftError['path']): number =>
  1 + path.filter((segment) => typeof segment === 'string').length

function readFilter(
  value: unknown,
  path: DraftError['path'],
  fail: (kind: 'wrong_filter', message: string, at?: DraftError['path']) => null,
): DraftFilter | null {
  if (!isJsonObject(value)) {
    return fail('wrong_filter', draftText.noFilter(), path)
  }
  for (const name of Object.keys(value)) {
    if (!Object.hasOwn(fields, name)) {
      fail('wrong_filter', draftText.unknownField(name), [...path, name])
    }
  }
  const read = filterSchema.safeParse(value)
  if (read.success) return read.data as DraftFilter
  for (const name of new Set(read.error.issues.map((issue) => issue.path[0]))) {
    fail('wrong_filter', filterFieldText[name as keyof typeof fields], [...path, name as string])
  }
  return null
}
