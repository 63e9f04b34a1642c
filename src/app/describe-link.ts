import type { Configuration } from '#domain/configuration/configuration.ts'
import { describeFile } from '#domain/configuration/describe.ts'
import { countConditions } from '#domain/configuration/describe-tree.ts'
import { readLink } from '#share/decode-link.ts'
import type { LeftOut } from '#share/left-out.ts'
import { damagedLink, findLink, sharedHash } from '#share/link-text.ts'
import * as words from './link-words.ts'

export type LinkContent = {
  readonly configuration: Configuration
  readonly left_out: LeftOut | null
}

/** What a link opens; a null text is a link that holds no export yet. */
type WaitingExport = { readonly queue_id: string | null; readonly text: string | null }

/** Reads a link without a sign-in. */
export async function readWaitingLink(
  fragment: string,
): Promise<WaitingExport | { readonly error: string }> {
  const found = findLink(fragment)
  if (found?.kind === 's') {
    if (sharedHash(found) === null) return { error: damagedLink }
    return { queue_id: null, text: words.savedHere }
  }
  const link = await readLink(fragment)
  if ('error' in link) return { error: link.error }
  return { queue_id: link.configuration.queue_id, text: describeLink(link) }
}

/**
 * Says what a link opens, with no more than the link itself holds: `12 conditions · CSV with 6 columns ·
 * “weekly”`. Null for a link that holds no export yet.
 */
export function describeLink({ configuration, left_out }: LinkContent): string | null {
  const { queue_id, filter_tree, file_name } = configuration
  if (queue_id === null && countConditions(filter_tree) === 0) return null
  return [
    selection(configuration, left_out),
    describeFile(configuration),
    ...(file_name === '' ? [] : [words.quoted(file_name)]),
  ].join(' · ')
}

function selection(
  { selector, record_ids_text, filter_tree }: Configuration,
  left: LeftOut | null,
): string {
  if (selector === 'record_ids') {
    const linked = record_ids_text === '' ? 0 : record_ids_text.split('\n').length
    return words.idCount(left?.record_ids?.count ?? linked)
  }
  if (left?.has_filter) return words.longFilter
  const conditions = countConditions(filter_tree)
  return conditions === 0 ? words.allRecords : words.conditionCount(conditions)
}
