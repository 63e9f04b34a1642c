import { fileURLToPath } from 'node:url'
import { readOptions } from './options.ts'
import { reportStart } from './report-start.ts'
import { runServer } from './run-server.ts'
import { readVersion } from './version.ts'

const version = readVersion()
const appFolder = fileURLToPath(new URL('../app', import.meta.url))
await reportStart(
  runServer(readOptions(process.argv, version), version, { appFolder, graceMs: 30_000 }),
)
