import type { WriteStream } from 'node:tty'
import { printable } from '#server/system/printable.ts'
import type { ImportWatch } from '#server/store/served-queues.ts'

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)

/** One line that is overwritten; silent when the output is not a terminal. */
export function importProgress(terminal: WriteStream): Pick<ImportWatch, 'onProgress' | 'onReady'> {
  if (!terminal.isTTY) return { onProgress: () => undefined, onReady: () => undefined }
  let shown = 0
  const show = (text: string) => {
    terminal.clearLine(0)
    terminal.cursorTo(0)
    terminal.write(text)
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
    onReady: () => show(''),
  }
}
