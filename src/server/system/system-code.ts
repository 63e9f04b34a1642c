const fullCodes: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT'])
const clickhouseFull = '243'

function* chainOf(error: unknown): Generator<Error> {
  let next = error
  for (let depth = 0; depth < 10 && next instanceof Error; depth += 1) {
    yield next
    next = next.cause
  }
}

/** `ENOSPC`, `EIO` and the like. Databases hide them in messages or have own codes. */
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
