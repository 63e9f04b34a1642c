import { spawn } from 'node:child_process'

/** A ClickHouse for tests and measurements, and how to end it. */
export type ClickhouseEngine = {
  /** `clickhouse://user:password@host:port`. */
  readonly url: string
  readonly stop: () => void
}

/** How the engine's process ends where it cannot be installed or loaded. */
const notHad = 3

/** The ClickHouse that `CLICKHOUSE_URL` names, or its engine in a process; null where that cannot be had. */
export async function findOrStartClickhouse(): Promise<ClickhouseEngine | null> {
  const given = process.env.CLICKHOUSE_URL
  if (given) return { url: given.replace(/\/+$/, ''), stop: () => undefined }
  const engine = spawn(
    process.execPath,
    ['--import', 'tsx', 'e2e/clickhouse/clickhouse-bridge.ts'],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  return new Promise((resolve, reject) => {
    engine.stdout.once('data', (chunk) =>
      resolve({ url: String(chunk).trim(), stop: () => void engine.stdin.end() }),
    )
    engine.once('exit', (code) => {
      if (code === notHad) resolve(null)
      else reject(new Error(`the engine ended with code ${code}`))
    })
  })
}
