import { readFile } from 'node:fs/promises'
import type { Configuration } from '#domain/configuration/configuration.ts'
import { parseInstant, shortInstant, type Microseconds } from '#domain/contract/instant.ts'
import { z } from '#domain/contract/zod.ts'
import { createdAfter } from '#domain/filter-tree/created-after.ts'
import { formatFacts } from '#domain/contract/export-formats.ts'
import { problem } from './exit-codes.ts'
import { writeWhole } from './output-file.ts'
import * as words from './words.ts'

const stateSchema = z.object({
  winnow_since_last: z.literal(1),
  queue_id: z.string(),
  /** `created_at` of the newest record of the last complete file. */
  newest: z.string(),
})

/** The instant of a state file; null if there is no such file yet. @throws Stopped */
export async function readState(path: string, queueId: string): Promise<string | null> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw problem(words.unreadableFile(path, words.reasonOf(error)))
  }
  const state = stateSchema.safeParse(parse(text))
  if (!state.success || parseInstant(state.data.newest) === null) {
    throw problem(words.unreadableState(path))
  }
  if (state.data.queue_id !== queueId) throw problem(words.stateOfOtherQueue(path))
  return state.data.newest
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export const writeState = (path: string, queue_id: string, newest: Microseconds): Promise<void> =>
  writeWhole(
    path,
    `${JSON.stringify({ winnow_since_last: 1, queue_id, newest: shortInstant(newest) })}\n`,
  )

/** The configuration with one more date condition. @throws Stopped */
export function onlySince(configuration: Configuration, newest: string | null): Configuration {
  const { selector, export_format, column_ids, filter_tree } = configuration
  if (selector === 'record_ids') throw problem(words.sinceNeedsFilter)
  const hasDate =
    !formatFacts[export_format].isTable || !column_ids || column_ids.includes('created_at')
  if (!hasDate) throw problem(words.sinceNeedsColumn)
  return newest === null
    ? configuration
    : { ...configuration, filter_tree: createdAfter(filter_tree, newest) }
}
