import { prepareSamples, startSampleServer } from './sample-server.ts'

/** One server with samples for all tests. A test that changes a server starts its own. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const removeSamples = await prepareSamples()
  try {
    const server = await startSampleServer()
    process.env.WINNOW_URL = server.url
    return async () => {
      await server.stop()
      await removeSamples()
    }
  } catch (error) {
    await removeSamples()
    throw error
  }
}
