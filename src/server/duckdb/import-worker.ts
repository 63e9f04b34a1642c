import { parentPort, workerData } from 'node:worker_threads'
import { DuckDBInstance } from '@duckdb/node-api'
import { createBirpc } from 'birpc'
import { storageVersion } from './open-instance.ts'
import { importThread } from './import-thread.ts'
import type { ThreadData } from './import-threads.ts'
import type { RowContext } from '#server/records/record-row.ts'
import type { StagingTable } from './staging.ts'

/** A thread of an import, with a database for its table. */
const { file, spill, memoryMb } = workerData as ThreadData
const port = parentPort
if (!port) throw new Error('this file is run as a thread')

const instance = await DuckDBInstance.create(file, {
  memory_limit: `${memoryMb}MB`,
  threads: '1',
  storage_compatibility_version: storageVersion,
})
const connection = await instance.connect()
const thread = importThread(connection)
createBirpc(
  {
    ...thread,
    begin: (context: RowContext, table: StagingTable) => thread.begin(context, { ...table, spill }),
    end: async () => {
      await thread.end()
      instance.closeSync()
    },
  },
  {
    post: (message) => port.postMessage(message),
    on: (listener) => port.on('message', listener),
  },
)
