import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import Papa from 'papaparse'
import { chooseFormat } from './support/builder.ts'
import { startServer, type RunningServer } from './support/start-server.ts'

/** Everything that was logged comes out of the file again. */

const hostile = [
  'plain',
  '',
  '"quoted", and "" again',
  'two\nlines\r\nand a return \r here',
  '\u2028line\u2029paragraph\u0085next',
  '😀 👩‍👩‍👧 𝔘 é',
  '=',
  '=1+1',
  '+49 30',
  '@name',
  '-',
  '\ttab',
  ',;|',
  '\\n \\" \\\\',
  ' spaces around ',
  '\u0000 and \u0007',
  'x"'.repeat(524_288),
]
const records = hostile.map((text, index) => ({
  type: 'trace',
  id: `00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`,
  created_at: new Date(Date.UTC(2026, 2, 1) - index * 1000).toISOString(),
  name: text,
  input: text,
  ...(index % 2 === 0 ? { output: { text, list: [text, null, 1.5, true] } } : {}),
  tags: [text, 'b'],
  user_metadata: { note: text },
}))

const key = 'read-back-administrator'
let folder: string
let server: RunningServer

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'winnow-hostile-'))
  const lines = records.map((record) => `${JSON.stringify(record)}\n`).join('')
  writeFileSync(join(folder, 'records.jsonl'), lines)
  server = await startServer(['--queue', folder], { WINNOW_API_KEY: key })
})
test.afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function exportAs(page: Page, format: 'CSV' | 'JSONL'): Promise<Buffer> {
  await page.goto(`${server.url}/#key=${key}`)
  await page.getByRole('option').first().click()
  await chooseFormat(page, format)
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: `Export ${records.length} records` }).click()
  const bytes = readFileSync(await (await downloading).path())
  await expect(page.getByText('Complete', { exact: true })).toBeVisible()
  const hash = createHash('sha256').update(bytes).digest('hex')
  await expect(page.getByText(`SHA-256 ${hash}`)).toBeVisible()
  return bytes
}

test('every value of a jsonl file is the one that was logged', async ({ page }) => {
  const text = (await exportAs(page, 'JSONL')).toString()
  expect(text).not.toMatch(/[\u2028\u2029\u0085]/)
  const found = text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as (typeof records)[number])
  expect(found).toHaveLength(records.length)
  for (const [index, record] of records.entries()) expect(found[index]).toMatchObject(record)
})

test('every cell of a csv is the value that was logged', async ({ page }) => {
  const { data } = Papa.parse<Record<string, string>>((await exportAs(page, 'CSV')).toString(), {
    header: true,
    skipEmptyLines: true,
  })
  expect(data).toHaveLength(records.length)
  for (const [index, { id, name, input, output, tags, user_metadata }] of records.entries()) {
    expect(data[index]).toMatchObject({
      id,
      name,
      input,
      output: output === undefined ? '' : JSON.stringify(output),
      tags: JSON.stringify(tags),
      'user_metadata/note': user_metadata.note,
    })
  }
})
