import type { WriteStream } from 'node:tty'
import { printable } from '#server/system/printable.ts'
import type { ImportWatch } from '#server/store/served-queues.ts'
import { describeQueue } from './choose-records.ts'
import { reasonOf } from './report-start.ts'

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)

/** Tells the terminal about imports: the progress on one line that is overwritten, and each end. */
export function importWatch(output: WriteStream, errors: WriteStream): ImportWatch {
  let shown = 0
  const show = (text: string) => {
    if (!errors.isTTY) return
    errors.clearLine(0)
    errors.cursorTo(0)
    errors.write(text)
  }
  return {
    onProgress: ({ name, bytes: total }, { records, bytes }) => {
      if (performance.now() - shown < 100) return
      shown = performance.now()
      const of = total === null ? '' : ` of ${megabytes(total)}`
      show(
        `Importing ${printable(name)}: ${records.toLocaleString('en')} records, ${megabytes(bytes)}${of} MB`,
      )
    },
    onReady: (_, queue) => {
      show('')
      output.write(`${describeQueue(queue)} is ready.\n`)
    },
    onFailure: ({ folder }, error) => {
      show('')
      errors.write(`“${printable(folder.queue.name)}” could not be imported. ${reasonOf(error)}\n`)
    },
  }
}
