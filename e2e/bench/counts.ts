import { existsSync } from 'node:fs'
import { countsTable } from './editor-tables.ts'
import { measureTreeCounts } from './tree-counts.ts'

if (!existsSync('dist/server/main.js')) throw new Error('There is no build: `npm run build` first.')
console.log('importing 1 000 000 records, which takes minutes')
console.log(countsTable(await measureTreeCounts(1_000_000, 7)))
