import { createSHA256 } from 'hash-wasm'
import type { ExportMessage, ExportOrder } from './export-messages.ts'
import { rowCounter } from './row-counter.ts'

/** Fetches a file away from the page: counts, hashes and collects its bytes. One worker a run. */

const reportEvery = 100
/** Small pieces are joined to parts of about this size: a Blob of a million pieces is slow. */
const partBytes = 8 * 1024 * 1024

const tell = (message: ExportMessage) => postMessage(message)

async function run({ url, headers, request, format }: ExportOrder): Promise<void> {
  const counter = rowCounter(format)
  let bytes = 0
  let hasBegun = false
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json' },
      credentials: 'omit',
      body: JSON.stringify(request),
    })
    if (!response.ok) {
      const { status } = response
      const retry_after = response.headers.get('Retry-After')
      return tell({ type: 'refused', status, body: await response.text(), retry_after })
    }
    hasBegun = true
    const hasher = await createSHA256()
    const parts: Blob[] = []
    let pieces: Uint8Array<ArrayBuffer>[] = []
    let pending = 0
    const join = () => {
      parts.push(new Blob(pieces))
      pieces = []
      pending = 0
    }
    let reported = performance.now()
    const reader = response.body?.getReader()
    for (let next = await reader?.read(); next?.value; next = await reader?.read()) {
      const piece = next.value
      counter.add(piece)
      hasher.update(piece)
      pieces.push(piece)
      bytes += piece.length
      pending += piece.length
      if (pending >= partBytes) join()
      if (performance.now() - reported > reportEvery) {
        reported = performance.now()
        tell({ type: 'progress', rows: counter.rows(), bytes })
      }
    }
    if (pending > 0) join()
    tell({
      type: 'done',
      file: new Blob(parts, { type: response.headers.get('Content-Type') ?? '' }),
      rows: counter.rows(),
      bytes,
      isWhole: counter.isWhole(),
      hash: hasher.digest('hex'),
      disposition: response.headers.get('Content-Disposition'),
    })
  } catch {
    tell({ type: 'failed', rows: counter.rows(), bytes, hasBegun })
  }
}

addEventListener('message', (event: MessageEvent<ExportOrder>) => void run(event.data), {
  once: true,
})
