import type { Operation } from './operation.ts'
import { downloadOperations } from './operations/download-operations.ts'
import { queueOperations } from './operations/queue-operations.ts'
import { recordOperations } from './operations/record-operations.ts'
import { selectionOperations } from './operations/selection-operations.ts'
import { serverOperations } from './operations/server-operations.ts'
import { sharedExportOperations } from './operations/shared-export-operations.ts'
import { signInOperations } from './operations/sign-in-operations.ts'

export const operations: readonly Operation[] = [
  ...recordOperations,
  ...queueOperations,
  ...signInOperations,
  ...selectionOperations,
  ...sharedExportOperations,
  ...downloadOperations,
  ...serverOperations,
]
