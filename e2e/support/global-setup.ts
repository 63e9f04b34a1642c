import { prepareSamples, startSampleServer } from './sample-server.ts'

/** One server with sample data for all tests; those that break or change a server start their own. */
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
