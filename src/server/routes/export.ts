import type { Handler } from '#server/http/context.ts'
import { fileName, readExportRequest } from './export-request.ts'
import { authoriseQueue } from './queue-access.ts'
import type { RouteDependencies } from './route-dependencies.ts'
import { sendFile } from './send-file.ts'

/**
 * The steps until the first byte of the file, and the errors of each:
 * 1. `authoriseQueue` authenticates the person (401, 429) and finds the queue and their role (403, 404;
 * 503 during its import).
 * 2. `readExportRequest` reads the body (400, 413) and checks it by the schema (422), then against the
 * queue's columns and the role (422, 403).
 * 3. `sendFile` takes an export slot (429) and waits for the first bytes of the store (500), answers
 * 200, and reads on as fast as the client.
 */
export const exportRecords =
  (dependencies: RouteDependencies): Handler =>
  async (c) => {
    const access = await authoriseQueue(c, dependencies)
    const request = await readExportRequest(c, access)
    return sendFile(c, dependencies, access, request, fileName(access, request, dependencies))
  }
