import { systemCode } from '#server/system/system-code.ts'

/** An error without its message, because databases quote values of the query in it. */
export function errorForLog(error: unknown): {
  readonly error: string
  readonly code?: string
  readonly at: string[]
} {
  if (!(error instanceof Error)) return { error: typeof error, at: [] }
  const { stack = '', message } = error
  // A line of the message may look like one of the stack.
  const frames = stack.slice(Math.max(0, stack.indexOf(message)) + message.length).split('\n')
  const at = frames.filter((line) => /^\s+at /.test(line))
  const code = systemCode(error)
  return {
    error: error.name,
    ...(code === null ? {} : { code }),
    at: at.slice(0, 8).map((line) => line.trim()),
  }
}
