import type { Page } from '@playwright/test'
import { chooseFormat, writtenAddress } from '../support/builder.ts'
import type { Person } from './task-person.ts'

/** Four jobs, each done the quickest way that a person knows who has done it twice before. */

export type QueueRecord = {
  readonly id: string
  readonly created_at: string
  readonly tags?: readonly string[]
  readonly fully_annotated: boolean
  readonly annotation_aggregates: Readonly<
    Record<string, { readonly aggregate: { readonly average?: number } }>
  >
}

export type Job = {
  readonly name: string
  /** Clicks at version 0.1.0. */
  readonly before: string
  /** The most clicks that it should take. */
  readonly aim: number
  /** What the person has in the clipboard. */
  readonly clipboard?: (records: readonly QueueRecord[]) => string
  /** Builds, on the page of a colleague, the export whose address the person got. */
  readonly colleague?: (page: Page) => Promise<void>
  readonly work: (person: Person) => Promise<void>
  /** What the file must hold. */
  readonly wanted: (records: readonly QueueRecord[]) => readonly QueueRecord[]
  readonly file: {
    readonly export_format: 'csv' | 'jsonl'
    readonly column_ids?: readonly string[]
  }
}

const quality = '6b1f0d3e-52a7-4c19-8e60-a4d7c2b9e001'
const exportButton = /^Export [\d,]+ records$/

const isRated = ({ annotation_aggregates: all }: QueueRecord): boolean =>
  Object.keys(all).length > 0

/** A week before the day of the newest record, 14 March, in the browser's zone. */
const aWeekBefore = Date.parse('2026-03-07T00:00:00+01:00')

const ratedOfLastWeek = (records: readonly QueueRecord[]): readonly QueueRecord[] =>
  records.filter((record) => isRated(record) && Date.parse(record.created_at) >= aWeekBefore)

async function takeFiveColumns(person: Person): Promise<void> {
  await person.choose('CSV')
  await person.click('button', 'Choose columns')
  for (const name of ['ID', 'Created', 'Input', 'Output', 'Quality']) {
    await person.takeFromList(name)
    // Clears the search.
    await person.press('Escape')
  }
  await person.press('Escape')
}

/** About one in 256. */
const isPasted = ({ id }: { readonly id: string }): boolean => id.startsWith('a7')

const isGoodOrInUse = ({ tags, annotation_aggregates: all }: QueueRecord): boolean =>
  (all[quality]?.aggregate.average ?? 0) >= 3 || tags?.includes('prod') === true

export const jobs: readonly Job[] = [
  {
    name: 'rated records of the last week as CSV with five columns',
    before: '15',
    aim: 6,
    work: async (person) => {
      await person.click('button', 'Rated')
      await person.click('button', 'Condition', 'last')
      await person.takeFromList('Last 7 days of the queue', 'last 7')
      await takeFiveColumns(person)
      await person.click('button', exportButton)
    },
    wanted: ratedOfLastWeek,
    file: {
      export_format: 'csv',
      column_ids: ['id', 'created_at', 'input', 'output', `feedback/${quality}`],
    },
  },
  {
    name: 'a pasted list as JSONL',
    before: '5',
    aim: 4,
    clipboard: (records) => ['id', ...records.filter(isPasted).map(({ id }) => id)].join('\n'),
    work: async (person) => {
      await person.choose('Record IDs')
      await person.click('textbox', 'Record IDs')
      await person.press('Control+V')
      await person.click('button', exportButton)
    },
    wanted: (records) => records.filter(isPasted),
    file: { export_format: 'jsonl' },
  },
  {
    name: 'a colleague’s link, from its address',
    before: '1',
    aim: 1,
    colleague: async (page) => {
      await page.getByRole('button', { name: 'Unrated', exact: true }).click()
      await chooseFormat(page, 'CSV')
      await writtenAddress(page)
    },
    work: (person) => person.click('button', exportButton),
    wanted: (records) => records.filter((record) => !isRated(record)),
    file: { export_format: 'csv' },
  },
  {
    name: 'everything not fully annotated with a nested OR',
    before: 'more than 12',
    aim: 8,
    work: async (person) => {
      await person.click('button', 'Not fully annotated')
      await person.click('button', 'Group')
      await person.click('menuitem', /^OR/)
      await person.takeFromList('Quality')
      await person.type('3')
      await person.press('Enter', 'n')
      await person.takeFromList('Tags')
      await person.type('prod')
      await person.press('Enter', 'Escape')
      await person.click('button', exportButton)
    },
    wanted: (records) =>
      records.filter((record) => !record.fully_annotated && isGoodOrInUse(record)),
    file: { export_format: 'jsonl' },
  },
]
