import { exportFormats } from '#domain/contract/contract.ts'
import { formatFacts } from '#domain/contract/export-formats.ts'
import { emptyConfiguration, type Configuration } from '#domain/configuration/configuration.ts'
import { jsonInOrder } from './json-in-order.ts'
import { packConfiguration } from './pack-configuration.ts'
import { packedConfigurationSchema } from './packed-configuration.ts'
import { parseJson } from './parse-json.ts'
import { unpackTree } from './unpack-tree.ts'

/** The configuration of a link's JSON, without record ids; `null` if invalid. */
export const unpackConfiguration = (json: string): Configuration | null =>
  unpackValue(parseJson(json))

/** The configuration of a parsed JSON value; `null` if invalid. */
export function unpackValue(value: unknown): Configuration | null {
  const packed = packedConfigurationSchema.safeParse(value)
  if (!packed.success) return null
  const { q, s, t, f, c, r, m, n } = packed.data
  const first = emptyConfiguration(q ?? null)
  const filter_tree = t === undefined ? first.filter_tree : unpackTree(t)
  if (filter_tree === null) return null
  return {
    ...first,
    selector: s === 1 ? 'record_ids' : 'filter_tree',
    filter_tree,
    export_format:
      exportFormats.find((format) => formatFacts[format].link === (f ?? null)) ?? 'jsonl',
    column_ids: c ?? null,
    redact: r !== 0,
    export_computed_metrics_only: m === 1,
    file_name: n ?? '',
  }
}

/** Like `unpackValue`, but null if a part is unknown: without it, other records could be selected. */
export function unpackWhole(value: unknown): Configuration | null {
  const unpacked = unpackValue(value)
  const isWhole =
    unpacked !== null && jsonInOrder(packConfiguration(unpacked)) === jsonInOrder(value)
  return isWhole ? unpacked : null
}
