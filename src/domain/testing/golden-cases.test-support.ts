import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The project's own cases. */
export const projectFolder = resolve('e2e/golden')

const otherFolder = process.env.WINNOW_GOLDEN ?? resolve('../shared/golden')

/** Every folder of cases with known answers: the project's own, and an optional second one. */
export const goldenFolders: readonly string[] = existsSync(otherFolder)
  ? [projectFolder, otherFolder]
  : [projectFolder]

if (process.env.WINNOW_GOLDEN && goldenFolders.length === 1)
  throw new Error(`WINNOW_GOLDEN names ${otherFolder}, which does not exist.`)

/** The lines of one file. The project's folder has every file; another one may lack some. */
export function goldenLines(folder: string, file: string): readonly string[] {
  const path = join(folder, file)
  if (folder !== projectFolder && !existsSync(path)) return []
  return readFileSync(path, 'utf8').split('\n').filter(Boolean)
}

/** The cases of one file in every folder; a line that two folders share is one case. */
export const goldenCases = <T>(file: string): readonly T[] =>
  [...new Set(goldenFolders.flatMap((folder) => goldenLines(folder, file)))].map(
    (line) => JSON.parse(line) as T,
  )

/** A queue with the cases about it. */
export type GoldenQueue<Case> = { readonly queue: string; readonly cases: readonly Case[] }

/** The cases of one file by the queue they are about. A folder without a queue means the project's. */
export function goldenCasesByQueue<T>(file: string): readonly GoldenQueue<T>[] {
  const seen = new Set<string>()
  return goldenFolders.map((folder) => {
    const own = join(folder, 'queue')
    const queue = existsSync(own) ? own : join(projectFolder, 'queue')
    const contents = queueContents(queue)
    const lines = goldenLines(folder, file).filter((line) => {
      const isNew = !seen.has(contents + line)
      seen.add(contents + line)
      return isNew
    })
    return { queue, cases: lines.map((line) => JSON.parse(line) as T) }
  })
}

const queueContents = (queue: string): string =>
  ['queue.json', 'records.jsonl'].map((file) => readFileSync(join(queue, file), 'utf8')).join('\n')
