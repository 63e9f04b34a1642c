import { systemCode } from '#server/system/system-code.ts'

/** An error without its message, because databases quote values of the query in it. */
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
