/** Codes of a disk, or of a person's part of it, that takes no more. */
const fullCodes: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT'])
/** ClickHouse's number for the same. */
const clickhouseFull = '243'

/** An error and what it came of, to a depth that nothing real has. */
function* chainOf(error: unknown): Generator<Error> {
  let next = error
  for (let depth = 0; depth < 10 && next instanceof Error; depth += 1) {
    yield next
    next = next.cause
  }
}

/**
 * The code of what the system refused: `ENOSPC`, `EIO`. The databases say it in their messages, or
 * have codes of their own.
 */
export function systemCode(error: unknown): string | null {
  for (const { message, ...fields } of [...chainOf(error)].map(withCode)) {
    if (/no space left on device/i.test(message) || fields.code === clickhouseFull) return 'ENOSPC'
    if (/disk quota exceeded/i.test(message)) return 'EDQUOT'
    if (/could not read enough bytes|corrupt database file/i.test(message)) return 'EIO'
    if (typeof fields.code === 'string' && /^E[A-Z]{2,15}$/.test(fields.code)) return fields.code
  }
  return null
}

const withCode = (error: Error) => ({
  message: error.message,
  code: 'code' in error ? error.code : null,
})

export const isDiskFull = (error: unknown): boolean => fullCodes.has(systemCode(error))
