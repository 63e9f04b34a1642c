type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Nested keys are joined by dots; lists of objects become JSON. */
function flatEntries(value: Json, before = ''): readonly (readonly [string, unknown])[] {
  return Object.entries(value).flatMap(([key, inner]) => {
    const name = before + key
    if (isObject(inner)) return flatEntries(inner, `${name}.`)
    const isList = Array.isArray(inner) && inner.some((item) => typeof item === 'object')
    return [[name, isList ? JSON.stringify(inner) : inner] as const]
  })
}

export const flatFile = (file: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> =>
  Buffer.from(
    file
      .toString()
      .split('\n')
      .filter(Boolean)
      .map(
        (line) => `${JSON.stringify(Object.fromEntries(flatEntries(JSON.parse(line) as Json)))}\n`,
      )
      .join(''),
  )

export function flatOf(sent: unknown): {
  readonly isFlat: boolean
  readonly isRefused: boolean
  readonly body: string
} {
  const request = isObject(sent) ? sent : {}
  const isFlat = request.export_format === 'jsonl_flat'
  return {
    isFlat,
    isRefused: isFlat && request.export_computed_metrics_only === true,
    body: JSON.stringify(isFlat ? { ...request, export_format: 'jsonl' } : sent),
  }
}
