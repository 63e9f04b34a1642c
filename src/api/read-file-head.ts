import { queryOptions } from '@tanstack/react-query'
import type { ExportRequest } from '#domain/contract/contract.ts'
import { fileHead, type FileHead } from '#domain/configuration/file-head.ts'
import { exportRecords } from './export-records.ts'
import { retryOnce } from './call-retries.ts'
import { sessionKey, type Session } from './session.ts'

const mostRows = 20
const mostCharacters = 256 * 1024

/** Starts the real export and cancels it after the first rows. */
export const fileHeadQuery = (session: Session, queueId: string, request: ExportRequest) =>
  queryOptions({
    queryKey: [...sessionKey(session), 'file-head', queueId, request],
    queryFn: async ({ signal }): Promise<FileHead> => {
      const { bytes } = await exportRecords(session, queueId, request, signal)
      return readHead(bytes, request)
    },
    retry: retryOnce,
    staleTime: 30_000,
    gcTime: 60_000,
  })

async function readHead(
  file: AsyncIterable<Uint8Array>,
  { export_format }: ExportRequest,
): Promise<FileHead> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const bytes of file) {
    text += decoder.decode(bytes, { stream: true })
    const head = fileHead(text, export_format, mostRows)
    if (head.rows >= mostRows || text.length >= mostCharacters) return head
  }
  return fileHead(text, export_format, mostRows)
}
