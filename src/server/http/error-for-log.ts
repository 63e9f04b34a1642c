import { systemCode } from '#server/system/system-code.ts'

/**
 * What the log says of an error: its kind, the system's code for it, and where it happened. Its
 * message is left out, for a database quotes the values it was given.
 */
export function errorForLog(error: unknown): {
  readonly error: string
  readonly code?: string
  readonly at: string[]
} {
  if (!(error instanceof Error)) return { error: typeof error, at: [] }
  const at = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const code = systemCode(error)
  return {
    error: error.name,
    ...(code === null ? {} : { code }),
    at: at.slice(0, 8).map((line) => line.trim()),
  }
}
