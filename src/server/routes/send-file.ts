import { openByteStream } from '#server/http/byte-stream.ts'
import type { AppContext } from '#server/http/context.ts'
import { cutConnection } from '#server/http/cut-connection.ts'
import { errorForLog } from '#server/http/error-for-log.ts'
import { watchBytes } from '#server/http/watch-bytes.ts'
import { formatFacts } from '#domain/contract/export-formats.ts'
import { contentDisposition } from '#domain/contract/export-file-name.ts'
import type { ContractRequest } from '#domain/contract/contract.ts'
import { planOf } from './export-request.ts'
import type { QueueAccess } from './queue-access.ts'
import type { RouteDependencies } from './route-dependencies.ts'

type OpenFile = (onRows?: (rows: number) => void) => AsyncIterable<Uint8Array>

/**
 * Answers with a file. An early failure gets a status; a later one cuts the connection, so that half a
 * file never looks complete.
 */
export async function sendFile(
  c: AppContext,
  { store, log, exportSlots, metrics }: RouteDependencies,
  access: QueueAccess,
  request: ContractRequest,
  name: string,
  watch: (open: OpenFile) => AsyncIterable<Uint8Array> = (open) => open(),
): Promise<Response> {
  const { queue, viewpoint, caller } = access
  const { export_format: format } = request
  const cut = () => cutConnection(c)

  // Lazy: the store reads nothing until the first bytes are requested.
  const bytes = watch((onRows) =>
    store.exportRecords(queue.queue.id, planOf(request, access), viewpoint, caller, onRows),
  )
  const releaseSlot = exportSlots.take(caller.person, cut)
  const counted = watchBytes(bytes, {
    onPiece: (piece) => metrics.exported(format, piece.byteLength),
    onEnd: (how) => {
      releaseSlot()
      metrics.exportEnded(format, how)
    },
  })
  const body = await openByteStream(counted, {
    signal: c.req.raw.signal,
    breakOff: (cause) => {
      log.error({ request_id: c.get('requestId'), ...errorForLog(cause) }, 'export broke off')
      return cut()
    },
  })
  return c.body(body, 200, {
    'Content-Type': formatFacts[format].content_type,
    'Content-Disposition': contentDisposition(name),
  })
}
