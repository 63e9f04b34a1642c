import { parentPort, workerData } from 'node:worker_threads'
import { DuckDBInstance } from '@duckdb/node-api'
import type { RowContext } from '#server/records/record-row.ts'
import { answerCalls } from '#server/system/thread-calls.ts'
import type { ThreadData } from './import-threads.ts'
import { storageVersion } from './open-instance.ts'
import { createStagingThread } from './staging-thread.ts'
import type { StagingTable } from './staging.ts'

const { file, spill, memoryMb } = workerData as ThreadData
if (!parentPort) throw new Error('this file runs as a thread')

const instance = await DuckDBInstance.create(file, {
  memory_limit: `${memoryMb}MB`,
  threads: '1',
  storage_compatibility_version: storageVersion,
})
const thread = createStagingThread(await instance.connect())
answerCalls(parentPort, {
  ...thread,
  begin: (context: RowContext, table: StagingTable) => thread.begin(context, { ...table, spill }),
  end: async () => {
    await thread.end()
    instance.closeSync()
  },
})
