import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

export type Sample = {
  readonly records: number
  /** The queue folder, for `--queue`. */
  readonly folder: string
  /** Its records, a line each. */
  readonly file: string
}

/** Writes a queue folder as `npm run sample` does, unless it is there; the file has its name only when it is whole. */
export async function makeSample(parent: string, records: number): Promise<Sample> {
  const folder = join(parent, `records-${records}`)
  const file = join(folder, 'records.jsonl')
  if (!existsSync(file)) {
    const command = ['--import', 'tsx', 'src/server/sample.ts']
    const options = ['--records', String(records), '--out', folder]
    await promisify(execFile)(process.execPath, [...command, ...options])
  }
  return { records, folder, file }
}
