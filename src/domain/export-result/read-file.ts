import { formatFacts } from '#domain/contract/export-formats.ts'
import type { ExportRequest } from '#domain/contract/contract.ts'
import { createFileCheck, createIdFinder, type IdFinder } from './file-check.ts'
import { createNestingFinder } from './nesting.ts'

export type FoundIds = { readonly found: number; readonly missing: readonly string[] }

/** What is known of a file after its last byte, or after the last that arrived. */
export type ReadFile = {
  readonly rows: number
  readonly bytes: number
  readonly isWhole: boolean
  /** The first record that is not valid, from 1. */
  readonly foreign: number | null
  /** The first record of a flat file, from 1, with nested values; null if all are flat. */
  readonly nested: number | null
  /** Null if the request does not select by ids, or the file has no id column. */
  readonly ids: FoundIds | null
}

export type FileReader = {
  readonly add: (bytes: Uint8Array) => void
  /** The body ended normally. */
  readonly end: () => void
  readonly rows: () => number
  readonly bytes: () => number
  readonly read: () => ReadFile
}

/** Reads the bytes of an export as they arrive: counts and checks its records. */
export function createFileReader({ export_format, record_selector }: ExportRequest): FileReader {
  const check = createFileCheck(export_format)
  const wanted = record_selector.type === 'record_ids' ? record_selector.record_ids : null
  const finder = wanted && createIdFinder(export_format)
  const nesting = formatFacts[export_format].isFlat ? createNestingFinder() : null
  let bytes = 0
  return {
    add: (next) => {
      check.add(next)
      finder?.add(next)
      nesting?.add(next)
      bytes += next.length
    },
    end: check.end,
    rows: check.rows,
    bytes: () => bytes,
    read: () => ({
      rows: check.rows(),
      bytes,
      isWhole: check.isWhole(),
      foreign: check.foreign(),
      nested: nesting && nesting.first(),
      ids: wanted && finder && foundIds(wanted, finder),
    }),
  }
}

function foundIds(wanted: readonly string[], finder: IdFinder): FoundIds | null {
  const ids = finder.ids()
  if (ids === null) return null
  const missing = wanted.filter((id) => !ids.has(id.toLowerCase()))
  return { found: wanted.length - missing.length, missing }
}
