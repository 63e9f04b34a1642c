import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The folder of cases with known answers beside the project; without it their tests do not exist. */
export const goldenFolder = process.env.WINNOW_GOLDEN ?? resolve('../shared/golden')

export const goldenQueue = join(goldenFolder, 'queue')

/** The lines of a JSON Lines file of the folder; none where the folder is absent. */
export function goldenLines<T>(file: string): readonly T[] {
  const path = join(goldenFolder, file)
  if (!existsSync(path)) return []
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as T)
}
