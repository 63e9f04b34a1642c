import { ImportError, type QueueSource } from '#server/store/store.ts'
import type { BadLine } from './import-thread.ts'
import { lineBlocks, type LineBlock } from './line-blocks.ts'

/** Blocks sent to each thread at once, so that it never waits for one. */
const blocksAhead = 2
/** Bytes sent at once: a block with a large record waits for the blocks before it. */
const bytesAhead = 8 * 1024 * 1024

type Answer<T> = { readonly answer: Promise<T | BadLine>; readonly bytes: number }
type Reading<T, Thread> = {
  /** The first block to read; earlier ones were read before. */
  readonly from?: number
  readonly work: (thread: Thread, block: LineBlock) => Promise<T | BadLine>
  /** Takes an answer and the bytes read so far; false stops the reading. */
  readonly take: (answer: T, bytes: number, blocks: number) => boolean
}

/** Takes the threads' answers in file order, so the first bad line of the file is reported. */
export async function eachBlock<T, Thread>(
  source: QueueSource,
  threads: readonly Thread[],
  { from = 0, work, take }: Reading<T, Thread>,
): Promise<void> {
  const waiting: Answer<T>[] = []
  let bytes = 0
  let taken = from
  let next = 0
  const takeOne = async () => {
    const first = waiting.shift()
    if (!first) return false
    const answer = await first.answer
    if (isBadLine(answer)) throw badLine(source, answer.line, answer.reason)
    bytes += first.bytes
    taken += 1
    return take(answer, bytes, taken)
  }
  try {
    for await (const block of lineBlocks(source.open(), source.label)) {
      next += 1
      if (next <= from) {
        bytes += block.bytes.length
        continue
      }
      const thread = threads[next % threads.length]
      if (!thread) throw new Error('an import has no thread')
      const answer = work(thread, block)
      // An answer that rejects early is reported when its turn comes.
      answer.catch(() => undefined)
      waiting.push({ answer, bytes: block.bytes.length })
      const most = threads.length * blocksAhead
      while (waiting.length >= most || (waiting.length > 0 && bytesOf(waiting) > bytesAhead)) {
        if (!(await takeOne())) return
      }
    }
    while (waiting.length > 0) if (!(await takeOne())) return
  } finally {
    await Promise.allSettled(waiting.map(({ answer }) => answer))
  }
}

const bytesOf = (waiting: readonly Answer<unknown>[]): number =>
  waiting.reduce((sum, { bytes }) => sum + bytes, 0)

const isBadLine = (answer: unknown): answer is BadLine =>
  typeof answer === 'object' && answer !== null && 'reason' in answer

export const badLine = (source: QueueSource, line: number, reason: string): ImportError =>
  new ImportError(`${source.label}:${line}: ${reason}`)
