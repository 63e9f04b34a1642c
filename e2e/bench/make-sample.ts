import { execFile } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

export const shapes = ['records', 'traces'] as const
export type Shape = (typeof shapes)[number]

export const shapeOption = { type: 'string', default: 'records' } as const

export function readShape(text: string): Shape {
  const shape = shapes.find((one) => one === text)
  if (shape) return shape
  throw new Error(`--shape is ${shapes.join(' or ')}.`)
}

export type Sample = {
  readonly records: number
  readonly folder: string
  readonly file: string
  /** DuckDB must know the longest line in advance. */
  readonly mostLineBytes: number
}

const megabyte = 1024 * 1024
const mostLineBytes = { records: 16 * megabyte, traces: 64 * megabyte } as const

/** Writes the sample unless it exists. The file gets its name when it is complete. */
export async function makeSample(
  parent: string,
  records: number,
  shape: Shape = 'records',
): Promise<Sample> {
  const folder = join(parent, `${shape}-${records}`)
  const file = join(folder, 'records.jsonl')
  if (!existsSync(file)) {
    const command = ['--import', 'tsx', 'src/server/sample.ts']
    const options = ['--records', String(records), '--shape', shape, '--out', folder]
    await promisify(execFile)(process.execPath, [...command, ...options])
  }
  return { records, folder, file, mostLineBytes: mostLineBytes[shape] }
}

/** Gives the first record so many keys of metadata. Each becomes a column of the queue. */
export function widen({ file }: Sample, columns: number): void {
  const [first = '', ...rest] = readFileSync(file, 'utf8').split('\n')
  const record = JSON.parse(first) as { user_metadata: Record<string, string> }
  for (let index = 0; index < columns; index += 1) record.user_metadata[`key ${index}`] = 'value'
  writeFileSync(file, [JSON.stringify(record), ...rest].join('\n'))
}
