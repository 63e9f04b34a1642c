import type { ColumnsAnswer } from '#domain/contract/endpoints/record-schemas.ts'
import { authoriseQueue } from './queue-access.ts'
import type { Handler } from '#server/http/context.ts'
import type { RouteDependencies } from './route-dependencies.ts'

export const availableColumns =
  (dependencies: RouteDependencies): Handler =>
  async (c) => {
    const { columns } = await authoriseQueue(c, dependencies)
    return c.json({ columns } satisfies ColumnsAnswer)
  }
