import { existsSync, mkdirSync } from 'node:fs'
import { totalmem } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { makeSample, readShape, shapeOption } from './make-sample.ts'
import type { SizeFigures } from './scale-figures.ts'
import { measureSize } from './scale-size.ts'
import { figuresTable, growthTable } from './scale-tables.ts'

/** Linux only: reads memory from /proc. `--folder` needs five times the size of the largest sample. */

const { values } = parseArgs({
  options: {
    records: { type: 'string', multiple: true },
    shape: shapeOption,
    folder: { type: 'string', default: 'sample-scale' },
    memory: { type: 'string' },
  },
})
const shape = readShape(values.shape)
const usual = { records: [100_000, 1_000_000, 10_000_000], traces: [2400, 24_000] } as const
const sizes = values.records?.map(Number) ?? usual[shape]
// The server's own default.
const memoryMb = Number(
  values.memory ?? Math.max(128, Math.min(2048, Math.floor(totalmem() / 4 / 1024 / 1024))),
)
if (![...sizes, memoryMb].every((value) => Number.isSafeInteger(value) && value > 0))
  throw new Error('--records and --memory are whole numbers above 0.')
if (!existsSync('dist/server/main.js')) throw new Error('There is no build: `npm run build` first.')

const folder = resolve(values.folder)
mkdirSync(folder, { recursive: true })
const measured: SizeFigures[] = []
for (const records of sizes.toSorted((a, b) => a - b)) {
  console.log(`measuring ${records.toLocaleString('en')} records with ${memoryMb} MB of memory`)
  measured.push(await measureSize(await makeSample(folder, records, shape), memoryMb))
  // Printed after each size, because the next may take an hour.
  console.log(`\n${figuresTable(measured)}\n`)
}
if (measured.length > 1) console.log(growthTable(measured))
