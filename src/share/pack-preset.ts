import type { DraftNode } from '#domain/filter-tree/draft.ts'
import type { Configuration } from '#domain/configuration/configuration.ts'
import { childrenOf, withChildren } from '#domain/filter-tree/filter-edit.ts'
import type { Uuid } from '#domain/contract/uuid.ts'
import { packConfiguration } from './pack-configuration.ts'

/** What a preset keeps of a configuration: texts and lists from an allow-list, and nothing else. */
export type PackedPreset = {
  /** The packed configuration as JSON, without record ids. Equal configurations have equal texts. */
  readonly packed: string
  /** Canonical ids of version 4, once each, in their order. */
  readonly record_ids: readonly Uuid[]
}

/**
 * Packs a configuration, whose pasted text holds `record_ids`, as a preset. The keys of nodes and which groups are collapsed are no part of
 * it, and neither is a text in the JSON view that is no tree, nor words of the record-ID box that
 * are no ids.
 */
export const packPreset = (
  configuration: Configuration,
  record_ids: readonly Uuid[],
): PackedPreset => ({
  packed: packedText(configuration),
  record_ids,
})

export const isSamePreset = (a: PackedPreset, b: PackedPreset): boolean =>
  a.packed === b.packed && isSameList(a.record_ids, b.record_ids)

export const isSameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, index) => id === b[index])

/** The text by which configurations are compared, record ids left aside. */
export const packedText = (configuration: Configuration): string =>
  JSON.stringify(
    packConfiguration({ ...configuration, filter_tree: expanded(configuration.filter_tree) }),
  )

function expanded(node: DraftNode): DraftNode {
  const { collapsed: _, ...open } = node
  return withChildren(open, childrenOf(node).map(expanded))
}
