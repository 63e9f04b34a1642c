import type { ImportThread } from '#server/records/import-thread.ts'
import { threadCalls } from '#server/system/thread-calls.ts'
import { startThreadFile } from '#server/system/thread-file.ts'
import type { StagingTable } from './staging.ts'

export type ThreadData = {
  readonly file: string
  /** The file for the rows; null if they go into the thread's database. */
  readonly spill: string | null
  readonly memoryMb: number
}

export function startImportThread(data: ThreadData): ImportThread<StagingTable> {
  const source = new URL('./import-worker.ts', import.meta.url).href
  const worker = startThreadFile('import-worker', source, data)
  const call = threadCalls<ImportThread<StagingTable>>(worker, 'an import')
  return {
    survey: call('survey'),
    begin: call('begin'),
    rows: call('rows'),
    end: call('end'),
    stop: async () => {
      await worker.terminate()
    },
  }
}
