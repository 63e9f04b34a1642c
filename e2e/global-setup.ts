import { startServer } from './start-server.ts'

/** One server with sample data for all tests; those that break or change a server start their own. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const server = await startServer()
  process.env.WINNOW_URL = server.url
  return server.stop
}
