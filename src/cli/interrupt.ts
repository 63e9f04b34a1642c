import { exitCodes } from './exit-codes.ts'

export type Interrupt = {
  /** Aborts the calls under way. */
  readonly signal: AbortSignal
  readonly isInterrupted: () => boolean
  /** The connection broke in a way that only the process was told. */
  readonly isLost: () => boolean
  readonly stop: () => void
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Ctrl C ends the run and keeps what arrived. A second Ctrl C ends the process. */
export function listenForInterrupts(): Interrupt {
  const control = new AbortController()
  let isInterrupted = false
  let isLost = false
  const onSignal = () => {
    if (isInterrupted) process.exit(exitCodes.interrupted)
    isInterrupted = true
    control.abort()
  }
  // The HTTP client of Node 20 throws this in its socket's own handler, where no caller can catch it,
  // if the server closes while the disk is slow (nodejs/undici#5360).
  const onUncaught = (error: Error & { readonly code?: string }) => {
    if (error.code !== 'ERR_ASSERTION' || !error.stack?.includes('undici')) {
      process.stderr.write(`${error.stack ?? error.message}\n`)
      process.exit(1)
    }
    isLost = true
    control.abort()
  }
  for (const name of signals) process.on(name, onSignal)
  process.on('uncaughtException', onUncaught)
  return {
    signal: control.signal,
    isInterrupted: () => isInterrupted,
    isLost: () => isLost,
    stop: () => {
      for (const name of signals) process.off(name, onSignal)
      process.off('uncaughtException', onUncaught)
    },
  }
}
