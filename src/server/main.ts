import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { readOptions } from '#server/start/options.ts'
import { reportStart } from '#server/start/report-start.ts'
import { setEngineAllocator } from '#server/duckdb/engine-allocator.ts'
import { readVersion } from './version.ts'

const version = readVersion()
const appFolder = fileURLToPath(new URL('../app', import.meta.url))
const options = readOptions(process.argv, version)
setEngineAllocator(process.env, availableParallelism())
// Loading this module loads DuckDB, which reads the environment then.
const { runServer } = await import('./run-server.ts')
await reportStart(runServer(options, version, { appFolder, graceMs: 30_000 }))
