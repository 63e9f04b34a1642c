import { fileURLToPath } from 'node:url'
import { readOptions } from '#server/start/options.ts'
import { reportStart } from '#server/start/report-start.ts'
import { runServer } from './run-server.ts'
import { readVersion } from './version.ts'

const version = readVersion()
const appFolder = fileURLToPath(new URL('../app', import.meta.url))
const options = readOptions(process.argv, version)
await reportStart(runServer(options, version, { appFolder, graceMs: 30_000 }))
