import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** The folder of cases with known answers. They are no part of the project; without them their tests do not exist. */
const folder = process.env.WINNOW_GOLDEN ?? resolve('../shared/golden')

/** The cases of one file, a line each; none where the folder is absent. */
export function goldenCases<T>(file: string): readonly T[] {
  const path = resolve(folder, file)
  if (!existsSync(path)) return []
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as T)
}
