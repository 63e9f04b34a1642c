import type { Operation } from './operation.ts'
import { downloadOperations } from './download-operations.ts'
import { queueOperations } from './queue-operations.ts'
import { recordOperations } from './record-operations.ts'
import { selectionOperations } from './selection-operations.ts'
import { serverOperations } from './server-operations.ts'
import { sharedExportOperations } from './shared-export-operations.ts'
import { signInOperations } from './sign-in-operations.ts'

export const operations: readonly Operation[] = [
  ...recordOperations,
  ...queueOperations,
  ...signInOperations,
  ...selectionOperations,
  ...sharedExportOperations,
  ...downloadOperations,
  ...serverOperations,
]
