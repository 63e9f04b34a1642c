import { expect, test, type Page } from '@playwright/test'
import Papa from 'papaparse'
import { exported, sampleQueues } from './support/api.ts'
import {
  addLeaf,
  chooseFormat,
  chooseOperator,
  chooseQueue,
  exportFile,
  fillTokens,
  signIn,
  tree,
} from './support/builder.ts'

/** The main job for each sample queue, format and selector. */

type Job = {
  readonly queue: keyof typeof sampleQueues
  readonly build: (page: Page) => Promise<void>
  readonly filter_tree: unknown
}

const quality = 'feedback/6b1f0d3e-52a7-4c19-8e60-a4d7c2b9e001'
const correctness = 'metrics/0b9d7f5e-3c1a-4e2b-8d6f-7a5c9e1b3d01'

const jobs: readonly Job[] = [
  {
    queue: 'support',
    build: async (page) => {
      const stars = await addLeaf(page, 'Quality')
      await stars.getByRole('textbox', { name: 'Value' }).fill('4')
      await fillTokens(await addLeaf(page, 'Tags'), ['prod', 'beta'])
      const done = await addLeaf(page, 'Fully Annotated')
      await done.getByRole('button', { name: 'More' }).click()
      await page.getByRole('menuitem', { name: /Wrap in NOT/ }).click()
    },
    filter_tree: {
      and: [
        { filter: { type: 'number', column_id: quality, operator: 'gte', value: 4 } },
        {
          filter: {
            type: 'collection',
            column_id: 'tags',
            operator: 'contains',
            value: ['prod', 'beta'],
          },
        },
        { not: { filter: { type: 'fully_annotated' } } },
      ],
    },
  },
  {
    queue: 'docs',
    build: async (page) => {
      await tree(page)
        .getByRole('button', { name: /Change to OR/ })
        .click()
      const metric = await addLeaf(page, 'Correctness')
      await chooseOperator(page, metric, 'is between')
      await metric.getByRole('textbox', { name: 'From' }).fill('0.2')
      await metric.getByRole('textbox', { name: 'To' }).fill('0.8')
      const model = await addLeaf(page, 'Model')
      await chooseOperator(page, model, 'is')
      const value = model.getByRole('combobox', { name: 'Value' })
      await value.fill('gpt-5')
      // The open list hides the rest of the page from assistive technology.
      await value.press('Tab')
    },
    filter_tree: {
      or: [
        {
          filter: {
            type: 'number',
            column_id: correctness,
            operator: 'between',
            value: [0.2, 0.8],
          },
        },
        { filter: { type: 'text', column_id: 'model', operator: 'eq', value: 'gpt-5' } },
      ],
    },
  },
  {
    queue: 'agent',
    build: async (page) => {
      const complete = await addLeaf(page, 'Is Complete')
      await complete.locator('[data-field=value]').getByRole('button').click()
      await page.getByRole('option', { name: 'false' }).click()
      const session = await addLeaf(page, 'Created')
      await chooseOperator(page, session, 'is before')
      await session.getByRole('spinbutton', { name: /year/i }).click()
      await page.keyboard.type('20260201')
      await page.keyboard.type('0000')
    },
    filter_tree: {
      and: [
        { filter: { type: 'boolean', column_id: 'is_complete', operator: 'eq', value: false } },
        {
          filter: {
            type: 'date',
            column_id: 'created_at',
            operator: 'lt',
            // Midnight in Berlin, the browsers' time zone.
            value: '2026-01-31T23:00:00Z',
          },
        },
      ],
    },
  },
]

const idsOf = (jsonl: Buffer): string[] =>
  jsonl
    .toString()
    .split('\n')
    .slice(0, -1)
    .map((line) => (JSON.parse(line) as { id: string }).id)

for (const { queue, build, filter_tree } of jobs) {
  const { id, name } = sampleQueues[queue]
  for (const format of ['jsonl', 'csv'] as const) {
    test(`${queue}: a filter tree exports a ${format} file`, async ({ page, baseURL }) => {
      await signIn(page)
      await chooseQueue(page, name)
      await build(page)
      if (format === 'csv') await chooseFormat(page, 'CSV')
      const record_selector = { type: 'filter_tree', filter_tree }
      const expected = await exported(baseURL, id, { record_selector, export_format: format })
      const lines = idsOf(await exported(baseURL, id, { record_selector }))
      const button = page.getByRole('button', {
        name: `Export ${lines.length.toLocaleString('en')} records`,
      })
      await expect(button).toBeVisible()

      const file = await exportFile(page)
      expect(file.name).toMatch(new RegExp(`^[a-z0-9-]+-\\d{8}T\\d{6}Z\\.${format}$`))
      expect(file.bytes.equals(expected)).toBe(true)
      expect(lines.length).toBeGreaterThan(0)
      await expect(page.getByText('Complete', { exact: true })).toBeVisible()
      await expect(page.getByText(file.name)).toBeVisible()
      if (format === 'csv') {
        const csv = Papa.parse<{ id: string }>(file.bytes.toString(), {
          header: true,
          skipEmptyLines: true,
        })
        expect(csv.data.map((row) => row.id)).toEqual(lines)
      }
    })

    test(`${queue}: pasted ids export a ${format} file`, async ({ page, baseURL }) => {
      const all = idsOf(
        await exported(baseURL, id, { record_selector: { type: 'filter_tree', filter_tree } }),
      )
      const pasted = all.slice(0, 40).toReversed()
      const strangers = ['00000000-0000-4000-8000-000000000000']
      await signIn(page)
      await chooseQueue(page, name)
      await page.getByText('Record IDs', { exact: true }).click()
      await page
        .getByRole('textbox', { name: 'Record IDs' })
        .fill(`id\n${[...pasted, ...strangers, ...pasted.slice(0, 2)].join('\n')}`)
      await expect(page.getByText('41 record IDs')).toBeVisible()
      await expect(page.getByText('2 repeated, counted once')).toBeVisible()
      if (format === 'csv') await chooseFormat(page, 'CSV')
      await expect(page.getByRole('button', { name: 'Export 40 records' })).toBeVisible()
      const file = await exportFile(page)
      const expected = await exported(baseURL, id, {
        export_format: format,
        record_selector: { type: 'record_ids', record_ids: [...pasted, ...strangers] },
      })
      expect(file.bytes.equals(expected)).toBe(true)
      const ids =
        format === 'jsonl'
          ? idsOf(file.bytes)
          : Papa.parse<{ id: string }>(file.bytes.toString(), {
              header: true,
              skipEmptyLines: true,
            }).data.map((row) => row.id)
      expect(ids).toEqual(all.slice(0, 40))
      await expect(page.getByText('Complete', { exact: true })).toBeVisible()
    })
  }
}
