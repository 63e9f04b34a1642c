import type { Handler } from '#server/http/context.ts'
import { fileName, readExportRequest } from './export-request.ts'
import { authoriseQueue } from './queue-access.ts'
import type { RouteDependencies } from './route-dependencies.ts'
import { sendFile } from './send-file.ts'

/**
 * `POST …/records/export`: the file itself. The steps until its first byte, and how each can end it:
 * 1. `authoriseQueue` authenticates the person (401, 429) and finds the queue and their role in it
 *    (403, 404; 503 while it is imported).
 * 2. `readExportRequest` reads the body (400, 413), checks it by the schema (422), then against the
 *    queue's columns and the person's role (422, 403).
 * 3. `sendFile` takes one of the export slots (429), asks the store for the bytes and waits for the
 *    first of them (500); then it answers 200 and reads on as fast as the client takes them.
 */
export const exportRecords =
  (dependencies: RouteDependencies): Handler =>
  async (c) => {
    const access = await authoriseQueue(c, dependencies)
    const request = await readExportRequest(c, access)
    return sendFile(c, dependencies, access, request, fileName(access, request, dependencies))
  }
