import type { State } from './state.ts'
import { around } from './states-around.ts'
import { before } from './states-before.ts'
import { running } from './states-export.ts'
import { file } from './states-file.ts'
import { filter } from './states-filter.ts'
import { ids } from './states-ids.ts'
import { preview } from './states-preview.ts'

/** Every state of the page, by the part of the page that shows it. */
export const parts: readonly { readonly name: string; readonly states: readonly State[] }[] = [
  { name: 'Sign-in and queues', states: before },
  { name: 'Filter', states: filter },
  { name: 'Record IDs', states: ids },
  { name: 'The file', states: file },
  { name: 'First rows', states: preview },
  { name: 'Export', states: running },
  { name: 'Header and notices', states: around },
]

/** The state that the README shows. */
export const readmeState = 'whole-job'
