import { createHash } from 'node:crypto'
import { NetworkError, Stalled } from '#api/api-failure.ts'
import type { ExportedFile } from '#api/export-records.ts'
import type { ExportRequest } from '#domain/contract/contract.ts'
import {
  createFileReader,
  type FileReader,
  type ReadFile,
} from '#domain/export-result/read-file.ts'
import type { FileEnd } from '#domain/export-result/verdict.ts'
import type { Interrupt } from './interrupt.ts'
import { WriteFailed, type Output } from './output-file.ts'

export type Received = {
  readonly file: ReadFile
  readonly end: FileEnd
  /** SHA-256 in hex; null unless the file is whole. */
  readonly hash: string | null
  /** Why writing failed. */
  readonly failure: WriteFailed | null
}

export type ReceiveOptions = {
  readonly request: ExportRequest
  readonly output: Output
  readonly interrupt: Interrupt
  /** Returns what to call at the end. */
  readonly onStart: (reader: Pick<FileReader, 'rows' | 'bytes'>) => () => void
  /** Another reader of the same bytes. */
  readonly also: { readonly add: (bytes: Uint8Array) => void } | null
}

/** Checks, hashes and writes the bytes as they arrive. Takes the next ones when these are written. */
export async function receiveFile(
  exported: ExportedFile,
  { request, output, interrupt, onStart, also }: ReceiveOptions,
): Promise<Received> {
  const reader = createFileReader(request)
  const sha256 = createHash('sha256')
  let end: FileEnd = 'whole'
  let failure: WriteFailed | null = null
  const onEnd = onStart(reader)
  try {
    for await (const bytes of exported.bytes) {
      reader.add(bytes)
      also?.add(bytes)
      sha256.update(bytes)
      await output.add(bytes)
    }
    reader.end()
  } catch (error) {
    end = endOf(error, interrupt)
    if (error instanceof WriteFailed) failure = error
  } finally {
    onEnd()
  }
  const file = reader.read()
  const isWhole = end === 'whole' && file.isWhole
  return { file, end, hash: isWhole ? sha256.digest('hex') : null, failure }
}

function endOf(error: unknown, { isInterrupted, isLost }: Interrupt): FileEnd {
  if (isInterrupted()) return 'cancelled'
  if (isLost()) return 'broken'
  if (error instanceof Stalled) return 'stalled'
  if (error instanceof NetworkError) return 'broken'
  if (error instanceof WriteFailed) return 'unwritten'
  throw error
}
