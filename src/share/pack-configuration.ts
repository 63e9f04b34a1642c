import { z } from 'zod'
import { emptyConfiguration, type Configuration } from '#domain/configuration.ts'
import { parseExactJson } from '#domain/exact-json.ts'
import { packTree, unpackTree } from './pack-tree.ts'

/** A configuration of a link, format 1: short keys, and no key for what is as it is at first. */
const packedSchema = z.object({
  /** Queue id. */
  q: z.string().optional(),
  /** Selector: 1 = record ids. */
  s: z.literal(1).optional(),
  /** Tree, packed. */
  t: z.unknown().optional(),
  /** Format: 1 = csv. */
  f: z.literal(1).optional(),
  /** Column ids. */
  c: z.array(z.string()).optional(),
  /** Redaction: 0 = off. */
  r: z.literal(0).optional(),
  /** 1 = computed metrics only. */
  m: z.literal(1).optional(),
  /** File name. */
  n: z.string().optional(),
})

export type PackedConfiguration = z.output<typeof packedSchema>

/** Packs everything but the record ids, which a link holds beside the JSON. */
export function packConfiguration(configuration: Configuration): PackedConfiguration {
  const tree = configuration.filter_tree
  const isFirstTree = 'and' in tree && tree.and.length === 0 && !tree.muted && !tree.collapsed
  return {
    ...(configuration.queue_id === null ? {} : { q: configuration.queue_id }),
    ...(configuration.selector === 'record_ids' ? { s: 1 } : {}),
    ...(isFirstTree ? {} : { t: packTree(tree) }),
    ...(configuration.export_format === 'csv' ? { f: 1 } : {}),
    ...(configuration.column_ids === null ? {} : { c: [...configuration.column_ids] }),
    ...(configuration.redact ? {} : { r: 0 }),
    ...(configuration.export_computed_metrics_only ? { m: 1 } : {}),
    ...(configuration.file_name === '' ? {} : { n: configuration.file_name }),
  }
}

/** The configuration of a link's JSON, without record ids; `null` where it is none. */
export const unpackConfiguration = (json: string): Configuration | null => unpackValue(parse(json))

/** The same of a value that is no text any more. */
export function unpackValue(value: unknown): Configuration | null {
  const packed = packedSchema.safeParse(value)
  if (!packed.success) return null
  const { q, s, t, f, c, r, m, n } = packed.data
  const first = emptyConfiguration(q ?? null)
  const filter_tree = t === undefined ? first.filter_tree : unpackTree(t)
  if (filter_tree === null) return null
  return {
    ...first,
    selector: s === 1 ? 'record_ids' : 'filter_tree',
    filter_tree,
    export_format: f === 1 ? 'csv' : 'jsonl',
    column_ids: c ?? null,
    redact: r !== 0,
    export_computed_metrics_only: m === 1,
    file_name: n ?? '',
  }
}

function parse(json: string): unknown {
  try {
    return parseExactJson(json)
  } catch {
    return null
  }
}
