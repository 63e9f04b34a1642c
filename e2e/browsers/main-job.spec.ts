import { exported, sampleQueues } from '../support/api.ts'
import { addCondition, chooseQueue, exportFile, signIn } from './builder.ts'
import { expect, test } from './fixtures.ts'

const filter_tree = {
  and: [
    { filter: { type: 'collection', column_id: 'tags', operator: 'contains', value: ['prod'] } },
  ],
}

for (const format of ['jsonl', 'csv'] as const) {
  test(`a filter tree exports a ${format} file`, async ({ tab, baseURL }) => {
    await signIn(tab, String(baseURL))
    await chooseQueue(tab, 'support')
    await addCondition(tab, 'Tags')
    await tab.type('prod')
    await tab.press('Enter', 'Escape')
    if (format === 'csv') await tab.click({ text: 'CSV' })
    const selected = { record_selector: { type: 'filter_tree', filter_tree } }
    const { id } = sampleQueues.support
    const expected = await exported(baseURL, id, { ...selected, export_format: format })
    const file = await exportFile(tab)
    expect(file.name).toMatch(new RegExp(`^[a-z0-9-]+-\\d{8}T\\d{6}Z\\.${format}$`))
    expect(file.bytes.equals(expected)).toBe(true)
    await tab.see({ text: 'Complete' })
    await tab.see({ text: new RegExp(file.name) })
  })
}
