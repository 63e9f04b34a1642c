import { isDiskFull } from '#server/system/system-code.ts'
import { ImportError } from './store.ts'

/** Why an import failed, for the readers of its queue. Details of our own mistakes stay in the log. */
export function importFailure(error: unknown): string {
  if (error instanceof ImportError) return error.message
  if (isDiskFull(error)) {
    return 'A disk is full. Free some space on the disk of the data folder, or choose a folder on another disk with --data'
  }
  return 'Winnow failed. The output of the server has the details'
}
