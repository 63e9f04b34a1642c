import type { DraftNode } from '#domain/filter-tree/draft.ts'
import type { Configuration } from '#domain/configuration/configuration.ts'
import { childrenOf, withChildren } from '#domain/filter-tree/draft-nodes.ts'
import type { Uuid } from '#domain/contract/uuid.ts'
import { packConfiguration } from './pack-configuration.ts'

/** The parts of a configuration that a preset has, by allow-list. */
export type PackedPreset = {
  /** The packed configuration as JSON, without record ids. Equal configurations have equal texts. */
  readonly packed: string
  /** Version-4 ids in canonical form, without duplicates, in order. */
  readonly record_ids: readonly Uuid[]
}

/**
 * Packs a configuration, whose pasted text has `record_ids`, as a preset. Leaves out node keys,
 * collapsed groups, invalid JSON of the JSON view, and words of the record-ID box that are not ids.
 */
export const packPreset = (
  configuration: Configuration,
  record_ids: readonly Uuid[],
): PackedPreset => ({
  packed: packedText(configuration),
  record_ids,
})

/** Whether two presets have the same configuration and the same ids in the same order. */
export const isSamePreset = (a: PackedPreset, b: PackedPreset): boolean =>
  a.packed === b.packed && isSameList(a.record_ids, b.record_ids)

/** Whether two lists have equal items in the same order. */
export const isSameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, index) => id === b[index])

/** The text for comparing configurations, without record ids. */
export const packedText = (configuration: Configuration): string =>
  JSON.stringify(
    packConfiguration({ ...configuration, filter_tree: expanded(configuration.filter_tree) }),
  )

function expanded(node: DraftNode): DraftNode {
  const { collapsed: _, ...open } = node
  return withChildren(open, childrenOf(node).map(expanded))
}
