import type { Configuration } from '#domain/configuration/configuration.ts'
import { formatFacts } from '#domain/contract/export-formats.ts'
import { packTree } from './pack-tree.ts'
import type { PackedConfiguration } from './packed-configuration.ts'

/** Packs a configuration without its record ids, which a link has outside the JSON. */
export function packConfiguration(configuration: Configuration): PackedConfiguration {
  const tree = configuration.filter_tree
  const f = formatFacts[configuration.export_format].link
  const isFirstTree = 'and' in tree && tree.and.length === 0 && !tree.muted && !tree.collapsed
  return {
    ...(configuration.queue_id === null ? {} : { q: configuration.queue_id }),
    ...(configuration.selector === 'record_ids' ? { s: 1 } : {}),
    ...(isFirstTree ? {} : { t: packTree(tree) }),
    ...(f === null ? {} : { f }),
    ...(configuration.column_ids === null ? {} : { c: [...configuration.column_ids] }),
    ...(configuration.redact ? {} : { r: 0 }),
    ...(configuration.export_computed_metrics_only ? { m: 1 } : {}),
    ...(configuration.file_name === '' ? {} : { n: configuration.file_name }),
  }
}
