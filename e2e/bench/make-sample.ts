import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** What the records of a sample are like, as `npm run sample -- --shape` has it. */
export const shapes = ['records', 'traces'] as const
export type Shape = (typeof shapes)[number]

/** The option of a benchmark that takes one of them. */
export const shapeOption = { type: 'string', default: 'records' } as const

export function readShape(text: string): Shape {
  const shape = shapes.find((one) => one === text)
  if (shape) return shape
  throw new Error(`--shape is ${shapes.join(' or ')}.`)
}

export type Sample = {
  readonly records: number
  /** The queue folder, for `--queue`. */
  readonly folder: string
  /** Its records, a line each. */
  readonly file: string
  /** DuckDB's readers have to be told how long a line may be; for small ones it is what they take by themselves. */
  readonly mostLineBytes: number
}

const megabyte = 1024 * 1024
const mostLineBytes = { records: 16 * megabyte, traces: 64 * megabyte } as const

/** Writes a queue folder as `npm run sample` does, unless it is there; the file has its name only when it is whole. */
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
