import { spawn } from 'node:child_process'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** `npm start`: builds if the sources are newer than the build, then starts the built server. */
const root = fileURLToPath(new URL('../..', import.meta.url))
const built = join(root, 'dist', 'server', 'main.js')

const changedAt = async (path: string): Promise<number> =>
  (await stat(path).catch(() => null))?.mtimeMs ?? 0

async function newestSource(): Promise<number> {
  const files = ['package.json', 'package-lock.json', 'vite.config.ts', 'index.html'].map((name) =>
    join(root, name),
  )
  for (const folder of ['src', 'public']) {
    for (const entry of await readdir(join(root, folder), { recursive: true })) {
      files.push(join(root, folder, entry))
    }
  }
  return Math.max(...(await Promise.all(files.map(changedAt))))
}

if ((await newestSource()) > (await changedAt(built))) {
  process.stdout.write('Building Winnow…\n')
  const { build } = await import('vite')
  await build({ root, logLevel: 'warn' })
  const ssr = { ssr: true, outDir: 'dist/server' }
  await build({ root, logLevel: 'warn', build: ssr })
}

const server = spawn(process.execPath, [built, ...process.argv.slice(2)], { stdio: 'inherit' })
// The terminal signals both processes; the server decides when to end.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => server.kill('SIGTERM'))
server.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 0 : 1)))
