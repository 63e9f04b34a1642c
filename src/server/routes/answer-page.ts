import { openByteStream } from '#server/http/byte-stream.ts'
import type { AppContext } from '#server/http/context.ts'
import type { RouteDependencies } from './route-dependencies.ts'
import { cutConnection } from '#server/http/cut-connection.ts'
import { errorForLog } from '#server/http/error-for-log.ts'
import { spillBytes } from '#server/system/spilled-bytes.ts'
import type { Cell, PagePlace } from '#server/store/store.ts'

type PageRecord = Readonly<Record<string, Cell>>
type Read = (places: readonly PagePlace[]) => Promise<readonly PageRecord[]>

/** A larger answer is sent in pieces of this size, or of one larger record. */
const pieceBytes = 1024 * 1024
/** Cells, text and bytes exist at once. */
const copies = 3

const bytesOf = (places: readonly PagePlace[]): number =>
  places.reduce((sum, { bytes }) => sum + bytes, 0)

/**
 * Answers with a page, read in pieces as the caller takes it. The pieces of all callers share
 * `answerRoom`; a record larger than a piece waits on disk, so that a slow caller does not block
 * others. A late failure cuts the connection.
 */
export async function answerPage(
  c: AppContext,
  { answerRoom, spillFolder, log }: Pick<RouteDependencies, 'answerRoom' | 'spillFolder' | 'log'>,
  head: object,
  places: readonly PagePlace[],
  read: Read,
): Promise<Response> {
  if (bytesOf(places) <= pieceBytes) return c.json({ ...head, records: await read(places) })
  const gone = c.req.raw.signal
  const body = await openByteStream(
    pageBytes(head, places, read, spillFolder, (bytes) => answerRoom.take(bytes, gone)),
    {
      signal: gone,
      breakOff: (cause) => {
        log.error({ request_id: c.get('requestId'), ...errorForLog(cause) }, 'page broke off')
        return cutConnection(c)
      },
    },
  )
  return c.body(body, 200, { 'Content-Type': 'application/json' })
}

async function* pageBytes(
  head: object,
  places: readonly PagePlace[],
  read: Read,
  folder: string,
  take: (bytes: number) => Promise<() => void>,
): AsyncGenerator<Uint8Array> {
  const [open = '', close = ''] = JSON.stringify({ ...head, records: [] }).split(/(?=\]\}$)/)
  let before = open
  for (const some of inPieces(places)) {
    const text = async () => {
      const records = await read(some)
      return Buffer.from(before + records.map((record) => JSON.stringify(record)).join(','))
    }
    const release = await take(copies * bytesOf(some))
    const made =
      bytesOf(some) <= pieceBytes ? text() : text().then((all) => spillBytes(folder, [all]))
    const piece = await made.finally(release)
    if (piece instanceof Uint8Array) yield piece
    else {
      try {
        yield* piece.pieces()
      } finally {
        await piece.close()
      }
    }
    before = ','
  }
  yield Buffer.from(close)
}

function inPieces(places: readonly PagePlace[]): readonly (readonly PagePlace[])[] {
  const pieces: PagePlace[][] = []
  let bytes = Infinity
  for (const place of places) {
    if (bytes + place.bytes > pieceBytes) {
      pieces.push([])
      bytes = 0
    }
    pieces.at(-1)?.push(place)
    bytes += place.bytes
  }
  return pieces
}
