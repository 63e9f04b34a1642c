import Papa from 'papaparse'
import { exported, sampleQueues } from '../support/api.ts'
import { addCondition, chooseColumn, chooseQueue, exportFile, signIn, tree } from './builder.ts'
import { expect, test } from './fixtures.ts'
import type { SavedFile, Tab } from './tab.ts'

/** A person signs in, says which records, and gets both formats of the file. */

const { id: queueId } = sampleQueues.support
const quality = 'feedback/6b1f0d3e-52a7-4c19-8e60-a4d7c2b9e001'
const formats = [
  { format: 'jsonl', label: 'JSONL' },
  { format: 'csv', label: 'CSV' },
] as const

/** Exports in both formats and compares each file with the server's own bytes. */
async function exportBoth(
  tab: Tab,
  baseURL: string | undefined,
  record_selector: object,
): Promise<readonly [jsonl: SavedFile, csv: SavedFile]> {
  const files: SavedFile[] = []
  for (const { format, label } of formats) {
    await tab.click({ text: label, within: { role: 'radiogroup', name: 'Format' } })
    const right = await exported(baseURL, queueId, { record_selector, export_format: format })
    const file = await exportFile(tab)
    expect(file.name).toMatch(new RegExp(`^[a-z0-9-]+-\\d{8}T\\d{6}Z\\.${format}$`))
    expect(file.bytes.equals(right)).toBe(true)
    await tab.see({ text: file.name })
    await tab.see({ text: 'Complete' })
    files.push(file)
  }
  return files as [SavedFile, SavedFile]
}

const idsOf = (jsonl: Buffer): string[] =>
  jsonl
    .toString()
    .split('\n')
    .slice(0, -1)
    .map((line) => (JSON.parse(line) as { id: string }).id)

test('a nested filter exports both formats', async ({ tab, baseURL }) => {
  await signIn(tab, String(baseURL))
  await chooseQueue(tab, 'support')
  await addCondition(tab, 'Quality')
  await tab.type('4')
  await addCondition(tab, 'Tags')
  await tab.type('prod')
  await tab.press('Enter')
  await tab.type('beta')
  await tab.press('Enter', 'Escape')
  await tab.click({ role: 'button', name: 'Group', nth: -1, within: tree })
  await tab.click({ role: 'menuitem', name: /^OR/ })
  // A new group opens with its first condition.
  await chooseColumn(tab, 'Is Complete')
  await tab.click({ role: 'option', name: 'false' })
  const done = await addCondition(tab, 'Fully Annotated', -2)
  await tab.click({ role: 'button', name: 'More', within: done })
  await tab.click({ role: 'menuitem', name: /Wrap in NOT/ })
  const filter_tree = {
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
      {
        or: [
          { filter: { type: 'boolean', column_id: 'is_complete', operator: 'eq', value: false } },
          { not: { filter: { type: 'fully_annotated' } } },
        ],
      },
    ],
  }
  await exportBoth(tab, baseURL, { type: 'filter_tree', filter_tree })
})

test('pasted ids export both formats in the order of the queue', async ({ tab, baseURL }) => {
  const everything = { type: 'filter_tree', filter_tree: { and: [] } }
  const all = idsOf(await exported(baseURL, queueId, { record_selector: everything }))
  const wanted = all.slice(0, 5)
  const stranger = '00000000-0000-4000-8000-000000000000'
  await signIn(tab, String(baseURL))
  await chooseQueue(tab, 'support')
  await tab.click({ text: 'Record IDs' })
  await tab.enter({ role: 'textbox', name: 'Record IDs' }, wanted.toReversed().join('\n'))
  await tab.type(`\n${stranger}\n${wanted[0]}`)
  await tab.see({ text: '6 record IDs' })
  await tab.see({ text: /1 repeated, counted once/ })
  await tab.see({ role: 'button', name: 'Export 5 records' })
  const record_ids = [...wanted.toReversed(), stranger]
  const [jsonl, csv] = await exportBoth(tab, baseURL, { type: 'record_ids', record_ids })
  expect(idsOf(jsonl.bytes)).toEqual(wanted)
  const { data } = Papa.parse<{ id: string }>(csv.bytes.toString(), {
    header: true,
    skipEmptyLines: true,
  })
  expect(data.map((row) => row.id)).toEqual(wanted)
})
