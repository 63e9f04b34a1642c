import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { jsonLines } from './json-lines.ts'
import { largeFolder } from './large-folder.ts'
import { traceRecord } from './trace-records.ts'
import { openTraceTexts } from './trace-texts.ts'

/**
 * Records have the sizes of traces: half below 4 kB, one in a hundred above 200 kB, some of tens of
 * megabytes. The file gets its name when it is complete. The same seed gives the same bytes, and a
 * larger sample begins like a smaller one.
 */
export async function writeTraceSample(folder: string, records: number, seed = 0): Promise<string> {
  const file = join(folder, 'records.jsonl')
  const unfinished = `${file}.unfinished`
  await mkdir(folder, { recursive: true })
  try {
    const texts = openTraceTexts(seed)
    await pipeline(
      jsonLines(records, (index) => traceRecord(texts, seed, index)),
      createWriteStream(unfinished),
    )
    const { queue, ...rest } = largeFolder(records)
    const described = {
      ...rest,
      queue: {
        ...queue,
        id: '1d5a7c90-3b42-4f68-9c0e-5e8f2a6b7d06',
        name: `Agent traces, ${records.toLocaleString('en')} records`,
        description: 'Made for measuring: records of the sizes that traces have.',
      },
    }
    await writeFile(join(folder, 'queue.json'), `${JSON.stringify(described, null, 2)}\n`)
    await rename(unfinished, file)
  } finally {
    await rm(unfinished, { force: true })
  }
  return file
}
