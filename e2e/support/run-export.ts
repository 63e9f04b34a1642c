import { spawn, type ChildProcess } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Runs `npm run export` as its own process. */

export type CommandEnd = {
  readonly code: number | null
  readonly stdout: Buffer
  readonly stderr: string
}

export type RunningCommand = {
  readonly process: ChildProcess
  readonly stderr: () => string
  readonly end: Promise<CommandEnd>
}

const command = ['--import', 'tsx', 'src/cli/run-export.ts']

/** The variables of a shell without the credentials of this one. */
export const environmentWith = (own: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('WINNOW_'))
  return { ...Object.fromEntries(inherited), ...own }
}

export function startExport(
  options: readonly string[],
  environment: NodeJS.ProcessEnv = { WINNOW_API_KEY: 'sample-owner' },
  /** A limit on the size of files, in blocks of the shell. */
  mostBlocks?: number,
): RunningCommand {
  const settings = { env: environmentWith(environment) }
  const child =
    mostBlocks === undefined
      ? spawn(process.execPath, [...command, ...options], settings)
      : spawn(
          'sh',
          [
            '-c',
            `ulimit -f ${mostBlocks}; exec "$@"`,
            'sh',
            process.execPath,
            ...command,
            ...options,
          ],
          settings,
        )
  const stdout: Buffer[] = []
  let stderr = ''
  child.stdout.on('data', (bytes: Buffer) => stdout.push(bytes))
  child.stderr.on('data', (bytes: Buffer) => (stderr += bytes.toString()))
  const end = new Promise<CommandEnd>((resolve) => {
    child.on('close', (code) => resolve({ code, stdout: Buffer.concat(stdout), stderr }))
  })
  return { process: child, stderr: () => stderr, end }
}

export const runExport = (...given: Parameters<typeof startExport>): Promise<CommandEnd> =>
  startExport(...given).end

/** Writes an export as a file, in the form that “Share” gives. */
export function exportFile(folder: string, configuration: object, name = 'weekly'): string {
  const path = join(folder, `${name}.winnow.json`)
  writeFileSync(path, JSON.stringify({ winnow: 1, presets: [{ name, configuration }] }))
  return path
}
