import { expect, test } from 'vitest'
import { exportOptionsSchema, filterSchemas, serviceOptionsSchema } from './contract.ts'
import { compiled, type z } from './zod.ts'

test.each(Object.entries({ ...filterSchemas, exportOptionsSchema, serviceOptionsSchema }))(
  'the server has a generated function for %s',
  (_, schema: z.ZodMiniType) => {
    // zod returns a schema that it cannot compile unchanged.
    expect(compiled(schema)).not.toBe(schema)
  },
)
