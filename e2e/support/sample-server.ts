import { cp, mkdtemp, rm } from 'node:fs/promises'
import { constants } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startListening, startServer, type RunningServer } from './start-server.ts'

/**
 * Servers with the sample data that need not import it: they start on a copy of a data folder in
 * which it is. What is in such a folder is the server's own; it is copied as a whole.
 */

/** Where the tests of a run find the folder: set once for all of them. */
const preparedIn = 'WINNOW_SAMPLE_DATA'

/** Imports the samples into a folder of their own, and gives what removes it. */
export async function prepareSamples(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'winnow-samples-'))
  const server = await startServer([], {}, folder, 10)
  // A server that has ended has written everything down, and holds no file open.
  await server.stop()
  process.env[preparedIn] = folder
  return () => rm(folder, { recursive: true, force: true })
}

/** Copies the prepared data into a new folder, which is the caller's to remove. */
export async function copySamples(): Promise<string> {
  const prepared = process.env[preparedIn]
  if (prepared === undefined) throw new Error('No sample data was prepared for this run.')
  const folder = await mkdtemp(join(tmpdir(), 'winnow-'))
  // Where the file system can, the copy shares its blocks with the prepared data.
  await cp(prepared, folder, { recursive: true, mode: constants.COPYFILE_FICLONE })
  return folder
}

/**
 * A server of the test's own with the sample data, ready within seconds; its data goes with it. All
 * of these have the same key for their tokens.
 */
export const startSampleServer = async (): Promise<RunningServer> =>
  startIn(await copySamples(), (folder) => startServer([], {}, folder))

/** The same with a data folder that is no copy, as soon as one of the sample queues is imported. */
export const startImporting = async (queue: string): Promise<RunningServer> =>
  startIn(await mkdtemp(join(tmpdir(), 'winnow-')), async (folder) => {
    const server = await startListening([], {}, folder)
    await untilThere(server, queue)
    return server
  })

type Session = { readonly preparing: { readonly name: string; readonly records: number }[] }

/** What a server has still to import, and how far it is. */
export const preparing = async ({ url }: RunningServer): Promise<Session['preparing']> =>
  ((await (await fetch(`${url}/winnow/session`)).json()) as Session).preparing

/** Waits until a server that is still importing serves this queue. */
export async function untilThere(server: RunningServer, queue: string): Promise<void> {
  while ((await preparing(server)).some(({ name }) => name === queue)) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Starts a server in a folder that goes with it. */
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
