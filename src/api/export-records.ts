import type { ExportRequest } from '#domain/contract/contract.ts'
import { send, type Caller } from './http.ts'
import { bytesOf, refuseWebPage } from './read-response.ts'
import { exportPath } from './addresses.ts'

/** Milliseconds without data after which an export is stopped. */
const stallAfter = 30_000

export type ExportedFile = {
  readonly contentType: string
  readonly disposition: string | null
  /** Throws `Stalled`, `NetworkError` or `Cancelled` when the file ends early. */
  readonly bytes: AsyncGenerator<Uint8Array<ArrayBuffer>, void>
}

export async function exportRecords(
  { connection, credentials }: Caller,
  queueId: string,
  request: ExportRequest,
  signal: AbortSignal,
): Promise<ExportedFile> {
  const path = exportPath(queueId)
  const call = { method: 'POST', path, body: request, accept: '*/*', signal } as const
  const response = await send(connection, credentials, call)
  // The content of a CSV file with one column may look like a web page, so the headers decide.
  await refuseWebPage(response, 'the file')
  return {
    contentType: response.headers.get('Content-Type') ?? '',
    disposition: response.headers.get('Content-Disposition'),
    bytes: bytesOf(response, signal, stallAfter),
  }
}
