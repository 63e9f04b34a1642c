import { clearLine, cursorTo } from 'node:readline'

/** Messages go to the standard error, so that the standard output is only what was asked for. */
export type Terminal = {
  /** Not with --quiet. */
  readonly say: (line: string) => void
  readonly complain: (line: string) => void
  readonly print: (text: string) => void
  /** A line that the next one replaces, where that works. */
  readonly show: ((line: string) => void) | null
}

export function openTerminal(isQuiet: boolean): Terminal {
  const { stderr, stdout } = process
  let isShown = false
  const clear = () => {
    if (!isShown) return
    isShown = false
    cursorTo(stderr, 0)
    clearLine(stderr, 0)
  }
  const complain = (line: string) => {
    clear()
    stderr.write(`${line}\n`)
  }
  const show = (line: string) => {
    clear()
    isShown = true
    // A line that wraps could not be cleared. Some terminals have no width.
    stderr.write(line.slice(0, (stderr.columns || 80) - 1))
  }
  return {
    say: isQuiet ? () => undefined : complain,
    complain,
    print: (text) => stdout.write(`${text}\n`),
    show: stderr.isTTY && !isQuiet ? show : null,
  }
}
