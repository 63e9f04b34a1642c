import type { ExportMessage, ExportOrder, ToWorker } from './export-messages.ts'
import { Cancelled, NetworkError, ServiceError, Stalled, WebPage } from '#api/api-failure.ts'
import { exportRecords, type ExportedFile } from '#api/export-records.ts'
import { createFileReader } from '#domain/export-result/read-file.ts'
import { createMemorySink, openFileSink } from './file-sink.ts'
import type { FileEnd } from '#domain/export-result/verdict.ts'

const reportEvery = 250
/** Size of the start of the file that the page shows during the export. */
const headBytes = 4096

const tell = (message: ExportMessage) => postMessage(message)

const control = new AbortController()
let isCancelled = false
const settled = Promise.withResolvers<boolean>()

async function run(order: ExportOrder): Promise<void> {
  let exported: ExportedFile
  try {
    exported = await exportRecords(order.caller, order.queue_id, order.request, control.signal)
  } catch (error) {
    return tell(refusalOf(error))
  }
  await receive(exported, order)
}

function refusalOf(error: unknown): ExportMessage {
  if (error instanceof ServiceError) {
    const { status, body, retryAfter } = error
    return { type: 'refused', status, body, retry_after: retryAfter }
  }
  if (error instanceof WebPage) return { type: 'web_page' }
  if (error instanceof NetworkError || error instanceof Cancelled) return { type: 'unreached' }
  throw error
}

async function receive(exported: ExportedFile, { request, target }: ExportOrder) {
  const reader = createFileReader(request)
  const type = exported.contentType
  let head = new Uint8Array()
  let end: FileEnd = 'whole'
  let sink = createMemorySink()
  let file: Blob | null = null
  const isHeadKnown = () => head.length >= headBytes
  let reported = 0
  const report = () => {
    const bytes = reader.bytes()
    if (bytes === reported) return
    reported = bytes
    tell({ type: 'progress', rows: reader.rows(), bytes, head: new TextDecoder().decode(head) })
  }
  // A timer, because bytes may stop arriving after the last report.
  const ticker = setInterval(report, reportEvery)
  try {
    if (target) sink = await openFileSink(target)
    for await (const next of exported.bytes) {
      reader.add(next)
      if (!isHeadKnown()) head = joined(head, next.subarray(0, headBytes - head.length))
      await sink.add(next)
    }
    reader.end()
    if (!target) file = await sink.close(type)
  } catch (error) {
    control.abort()
    file = await sink.discard(type).catch(() => null)
    end = endOf(error)
  } finally {
    clearInterval(ticker)
  }
  tell({
    type: 'ended',
    end,
    file,
    ...reader.read(),
    disposition: exported.disposition,
  })
  if (!target || end !== 'whole') return
  try {
    const isKept = await settled.promise
    await (isKept ? sink.close(type) : sink.discard(type))
    tell({ type: 'settled', isKept })
  } catch {
    tell({ type: 'settled', isKept: false })
  }
}

function endOf(error: unknown): FileEnd {
  if (isCancelled) return 'cancelled'
  if (error instanceof Stalled) return 'stalled'
  if (error instanceof NetworkError) return 'broken'
  // A full disk or an unwritable file is a DOMException. Everything else is a bug.
  if (error instanceof DOMException) return 'disk'
  throw error
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}

const crash = (error: unknown) =>
  tell({ type: 'crashed', message: error instanceof Error ? error.message : String(error) })

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === 'begin') run(data.order).catch(crash)
  else if (data.type === 'settle') settled.resolve(data.keep)
  else {
    isCancelled = true
    control.abort()
  }
})
