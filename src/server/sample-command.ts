import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Command, InvalidArgumentError, Option } from 'commander'
import { printable } from '#server/system/printable.ts'
import { writeLargeSample } from '#server/samples/write-large-sample.ts'
import { writeTraceSample } from '#server/samples/write-trace-sample.ts'

const shapes = { records: writeLargeSample, traces: writeTraceSample } as const

function wholeNumber(text: string): number {
  const number = Number(text)
  if (/^\d+$/.test(text) && Number.isSafeInteger(number)) return number
  throw new InvalidArgumentError('Give a whole number, 0 or more.')
}

type SampleOptions = {
  readonly records: number
  readonly out?: string
  readonly seed: number
  readonly shape: keyof typeof shapes
}

/** `winnow sample`: writes a queue folder. */
export const sampleCommand = (): Command =>
  new Command('sample')
    .description('Write a queue folder with any number of records, for --queue.')
    .requiredOption('--records <number>', 'number of records', wholeNumber)
    .option('--out <folder>', 'folder to write (default: sample-NUMBER)')
    .addOption(
      new Option('--shape <shape>', 'small records, or records as large as traces')
        .choices(Object.keys(shapes))
        .default('records'),
    )
    .option('--seed <number>', 'the same seed gives the same bytes', wholeNumber, 0)
    .allowExcessArguments(false)
    .action(writeSample)

async function writeSample({ records, out, seed, shape }: SampleOptions): Promise<void> {
  const folder = resolve(out ?? `sample-${records}`)
  const { size } = await stat(await shapes[shape](folder, records, seed))
  process.stdout.write(
    `${printable(folder)}: ${records.toLocaleString('en')} records, ${(size / 1e6).toLocaleString('en', { maximumFractionDigits: 1 })} MB\n` +
      `Serve it with --queue ${printable(folder)}\n`,
  )
}
