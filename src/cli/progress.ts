import { mostInFile, type FileCount } from '#domain/configuration/file-count.ts'
import { recordsText } from '#domain/configuration/format-amount.ts'
import type { FileReader } from '#domain/export-result/read-file.ts'
import { speedOf, speedWindow, timeLeft, type Sample } from '#domain/export-result/speed.ts'
import type { Terminal } from './terminal.ts'
import * as words from './words.ts'

/** Milliseconds between updates of the line, and between lines where none can be replaced. */
const every = { line: 250, log: 10_000 }

/** Tells how far a file is; returns a function that ends it. */
export function reportProgress(
  { say, show }: Terminal,
  reader: Pick<FileReader, 'rows' | 'bytes'>,
  expected: () => FileCount | null,
): () => void {
  const started = performance.now()
  let samples: readonly Sample[] = [{ at: started, bytes: 0 }]
  const tell = show ?? say
  const report = () => {
    const at = performance.now()
    const bytes = reader.bytes()
    samples = [...samples, { at, bytes }].filter((one) => at - one.at <= speedWindow + every.log)
    const count = expected()
    const left = timeLeft({
      rows: reader.rows(),
      expected: count?.in_file ?? null,
      elapsedMs: at - started,
    })
    const most = count && mostInFile(count).toLocaleString('en')
    tell(words.progress(recordsText(reader.rows()), most, bytes, speedOf(samples), left))
  }
  const timer = setInterval(report, show ? every.line : every.log)
  return () => clearInterval(timer)
}
