import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type RunningServer = {
  readonly url: string
  readonly process: ChildProcess
  readonly output: () => string
  readonly stop: () => Promise<void>
}

const mainFile = 'dist/server/main.js'

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

export async function runServer(
  options: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<{ code: number | null; output: string }> {
  const data = mkdtempSync(join(tmpdir(), 'winnow-'))
  const child = spawnServer([...options, '--data', data], environment)
  const output = collect(child)
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  rmSync(data, { recursive: true, force: true })
  return { code, output: output() }
}

/** Without `keptData` the data folder is temporary. */
export const startServer = (
  options: readonly string[] = [],
  environment: NodeJS.ProcessEnv = {},
  keptData?: string,
  minutes = 2,
): Promise<RunningServer> =>
  start(options, environment, keptData, minutes, ({ preparing }) => preparing === 0)

/** Queues may still be imported when it resolves, or have failed. */
export const startListening = (
  options: readonly string[],
  environment: NodeJS.ProcessEnv,
  keptData: string,
): Promise<RunningServer> => start(options, environment, keptData, 2, null)

type Health = { readonly preparing: number; readonly failed: number }

async function start(
  options: readonly string[],
  environment: NodeJS.ProcessEnv,
  keptData: string | undefined,
  minutes: number,
  isReady: ((health: Health) => boolean) | null,
): Promise<RunningServer> {
  const data = keptData ?? mkdtempSync(join(tmpdir(), 'winnow-'))
  const port = await freePort()
  const child = spawnServer([...options, '--port', String(port), '--data', data], environment)
  const output = collect(child)
  const url = `http://127.0.0.1:${port}`
  const stop = async () => {
    const ended = new Promise((resolve) => child.once('close', resolve))
    if (child.exitCode === null && child.kill('SIGTERM')) await ended
    if (!keptData) rmSync(data, { recursive: true, force: true })
  }
  try {
    await ready(url, child, output, minutes, isReady)
  } catch (error) {
    await stop()
    throw error
  }
  return { url, process: child, output, stop }
}

function spawnServer(options: readonly string[], environment: NodeJS.ProcessEnv): ChildProcess {
  const { PORT: _port, WINNOW_API_KEY: _key, ...inherited } = process.env
  return spawn(process.execPath, [mainFile, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...inherited, ...environment },
  })
}

function collect(child: ChildProcess): () => string {
  let text = ''
  const add = (chunk: Buffer) => {
    text += chunk.toString()
  }
  child.stdout?.on('data', add)
  child.stderr?.on('data', add)
  return () => text
}

async function ready(
  url: string,
  child: ChildProcess,
  output: () => string,
  minutes: number,
  isReady: ((health: Health) => boolean) | null,
): Promise<void> {
  for (let waited = 0; waited < minutes * 60_000; waited += 100) {
    if (child.exitCode !== null) throw new Error(`The server ended: ${output()}`)
    const answer = await fetch(`${url}/v2/healthcheck`).catch(() => null)
    if (answer?.ok) {
      const health = (await answer.json()) as Health
      if (isReady === null) return
      if (health.failed > 0) throw new Error(`An import failed: ${output()}`)
      if (isReady(health)) return
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`The server was not ready within ${minutes} minutes: ${output()}`)
}
