import { sliceTextBytes } from '#server/store/slice-bytes.ts'
import type { PlacingRoom } from './place-rows.ts'

/** What an import may use. */
export type ImportRoom = {
  /** The folder for the threads' files; null for a database in memory. */
  readonly folder: string | null
  readonly threads: number
  readonly memoryMb: number
  readonly allowRecord: (bytes: number) => Promise<void>
  /** Receives messages for the person who started the server. */
  readonly onNotice: (text: string) => void
}

export const megabyte = 1024 * 1024
/** Excess above which large records are placed apart instead of sorted by DuckDB. */
export const mostExcess = (memoryMb: number) => Math.min(32, memoryMb / 16) * megabyte
/** Memory for the texts of 2 048 records, and for the rows of one write. */
export const placingRoom = (memoryMb: number): PlacingRoom => ({
  line: sliceTextBytes,
  chunk: Math.min(16, memoryMb / 16) * megabyte,
  batch: Math.min(32, memoryMb / 8) * megabyte,
  record: memoryMb * megabyte,
})
