import { cp, mkdtemp, rm } from 'node:fs/promises'
import { constants } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startListening, startServer, type RunningServer } from './start-server.ts'

/** Servers that start on a copy of a data folder with imported samples. */

const preparedIn = 'WINNOW_SAMPLE_DATA'

/** Imports the samples once for this process and those that it starts; returns how to remove them. */
export async function prepareSamples(): Promise<() => Promise<void>> {
  if (process.env[preparedIn] !== undefined) return () => Promise.resolve()
  const folder = await mkdtemp(join(tmpdir(), 'winnow-samples-'))
  const server = await startServer([], {}, folder, 10)
  // A server that has ended holds no file open.
  await server.stop()
  process.env[preparedIn] = folder
  return () => rm(folder, { recursive: true, force: true })
}

export async function copySamples(): Promise<string> {
  const prepared = process.env[preparedIn]
  if (prepared === undefined) throw new Error('No sample data was prepared for this run.')
  const folder = await mkdtemp(join(tmpdir(), 'winnow-'))
  // Shares the blocks on file systems that can.
  await cp(prepared, folder, { recursive: true, mode: constants.COPYFILE_FICLONE })
  return folder
}

export const startSampleServer = async (): Promise<RunningServer> =>
  startIn(await copySamples(), (folder) => startServer([], {}, folder))

export const startImporting = async (queue: string): Promise<RunningServer> =>
  startIn(await mkdtemp(join(tmpdir(), 'winnow-')), async (folder) => {
    const server = await startListening([], {}, folder)
    await untilThere(server, queue)
    return server
  })

type Session = { readonly preparing: { readonly name: string; readonly records: number }[] }

export const preparing = async ({ url }: RunningServer): Promise<Session['preparing']> =>
  ((await (await fetch(`${url}/winnow/session`)).json()) as Session).preparing

export async function untilThere(server: RunningServer, queue: string): Promise<void> {
  while ((await preparing(server)).some(({ name }) => name === queue)) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function startIn(
  folder: string,
  start: (folder: string) => Promise<RunningServer>,
): Promise<RunningServer> {
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    const server = await start(folder)
    const stop = async () => {
      await server.stop()
      await remove()
    }
    return { ...server, stop }
  } catch (error) {
    await remove()
    throw error
  }
}
