import { spawn } from 'node:child_process'

export type ClickhouseEngine = {
  readonly url: string
  readonly stop: () => void
}

const notHad = 3

/** Null without `CLICKHOUSE_URL` and without an engine. */
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
