import { authoriseQueue } from './queue-access.ts'
import type { AppDependencies, Handler } from '#server/http/app-env.ts'

/** `POST …/records/available_columns`: the columns this person may use, in the order of a csv. */
export const availableColumns =
  (dependencies: AppDependencies): Handler =>
  async (c) => {
    const { columns } = await authoriseQueue(c, dependencies)
    return c.json({ columns })
  }
