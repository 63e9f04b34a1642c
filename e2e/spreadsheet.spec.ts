import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { chooseFormat, exportFile } from './support/builder.ts'
import { startServer } from './support/start-server.ts'

/** The page says what a spreadsheet would change; the file keeps what was logged. */

const key = 'spreadsheet-administrator'
const record = (index: number, rest: object) =>
  JSON.stringify({
    type: 'trace',
    id: `00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`,
    created_at: '2026-03-01T00:00:00Z',
    ...rest,
  })
const records = [
  record(1, { name: '=1+1', input: 'Grüße', user_metadata: { order: '12345678901234567' } }),
  record(2, { name: '007', input: 'plain', user_metadata: { order: '12345678901234568' } }),
  record(3, { name: 'x', input: 'plain', external_id: 'only here' }),
]

test('the page warns of letters, long numbers, formulas and empty lines, and the file is complete', async ({
  page,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-spreadsheet-'))
  const file = join(folder, 'orders.jsonl')
  writeFileSync(file, records.map((line) => `${line}\n`).join(''))
  const server = await startServer(['--queue', file], { WINNOW_API_KEY: key })
  try {
    await page.goto(`${server.url}/#key=${key}`)
    await page.getByRole('option', { name: /orders/ }).click()
    const notes = page.locator('details', { hasText: 'Before you open it in a spreadsheet' })
    await expect(page.getByText('One record per line')).toBeVisible()
    await expect(notes).toHaveCount(0)
    await chooseFormat(page, 'CSV')
    await notes.getByText('4 notes').click()
    await expect(notes.getByRole('listitem')).toHaveText([
      '1 cell in Name starts with =, +, − or @: a spreadsheet may run that as a formula.',
      /^2 cells in order are numbers of more than 15 digits/,
      /^1 cell in Name looks like a number or a date, such as 007, 1E5 or 3-4/,
      /^1 cell in Input has letters such as é or 日/,
    ])
    await expect(notes).toContainText(
      'Data > From Text/CSV, with the file origin UTF-8 and data type detection off.',
    )

    await page.getByRole('button', { name: 'Choose columns' }).click()
    await page.getByRole('combobox', { name: 'Columns of the file' }).fill('External')
    await page.getByRole('option', { name: /External Id/ }).click()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await expect(notes.getByRole('listitem')).toHaveText([/^2 rows are empty lines/])
    const { bytes } = await exportFile(page)
    // All records have the same time, so the ids order them.
    expect(bytes.toString()).toBe('external_id\r\nonly here\r\n\r\n\r\n')
    await expect(page.getByText('Complete', { exact: true })).toBeVisible()
    await expect(page.getByText('All 3 records are in the file.')).toBeVisible()
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
