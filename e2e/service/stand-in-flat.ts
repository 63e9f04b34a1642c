/** The `jsonl_flat` of the service: an object per line, and nothing nested in it. */

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Objects under their keys joined by dots; lists of more than texts and numbers as their JSON. */
function flatEntries(value: Json, before = ''): readonly (readonly [string, unknown])[] {
  return Object.entries(value).flatMap(([key, inner]) => {
    const name = before + key
    if (isObject(inner)) return flatEntries(inner, `${name}.`)
    const isList = Array.isArray(inner) && inner.some((item) => typeof item === 'object')
    return [[name, isList ? JSON.stringify(inner) : inner] as const]
  })
}

/** The flat file of a JSONL file. */
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

/** What the service makes of the body of an export; `isRefused` is what it takes for no request. */
export function flatOf(sent: unknown): {
  readonly isFlat: boolean
  readonly isRefused: boolean
  /** The request as the contract has it. */
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
