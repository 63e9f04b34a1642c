import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { call } from './support/api.ts'
import { findOrInstallHttpx, type Python } from './support/python.ts'
import { codeWays, copied, runCode, type CodeWay } from './support/run-code.ts'
import { startServer, type RunningServer } from './support/start-server.ts'

/** The page's code runs as copied and makes exactly the file. */

// One server and one Python for all tests.
test.describe.configure({ mode: 'default' })

const hostile = [
  "it's",
  '"""',
  "'''",
  '$(touch owned) `touch owned` ${x}',
  'two\nlines\r\nJSON\nEOF',
  '\\" \\\\ \\',
  '😀 👩‍👩‍👧 \u202e\u2028',
  '\u0000\u0007\t',
  '%s %d #1 {a,b} [1-2] !! @file',
]
const records = hostile.map((text, index) => ({
  type: 'trace',
  id: `00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`,
  created_at: new Date(Date.UTC(2026, 2, 1) - index * 1000).toISOString(),
  name: text,
  input: text,
}))
const key = 'code-administrator'
let folder: string
let server: RunningServer
let python: Python

test.beforeAll(async () => {
  test.setTimeout(600_000)
  python = findOrInstallHttpx()
  folder = mkdtempSync(join(tmpdir(), 'winnow-code-'))
  const lines = [
    ...records,
    { ...records[0], id: '00000000-0000-4000-8000-00000000ffff', input: 'plain' },
  ]
  writeFileSync(
    join(folder, 'records.jsonl'),
    lines.map((record) => `${JSON.stringify(record)}\n`).join(''),
  )
  server = await startServer(['--queue', folder], { WINNOW_API_KEY: key })
})
test.afterAll(async () => {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})
test.beforeEach(async ({ page }) => {
  await page.goto(`${server.url}/#key=${key}`)
  await page.getByRole('option').first().click()
  await expect(page.getByRole('button', { name: /^Export/ }).last()).toBeVisible()
})

const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true })

async function openRequest(page: Page, text: string): Promise<void> {
  await tab(page, 'Request').click()
  await page.getByRole('button', { name: 'Import API request' }).click()
  await page.getByRole('textbox', { name: 'Request as JSON or cURL' }).fill(text)
  await page.getByRole('button', { name: 'Import', exact: true }).click()
}

/** `apiKey` null runs the code without the variable. */
const run = (way: CodeWay, code: string, apiKey: string | null = key) =>
  runCode(way, code, python, apiKey === null ? {} : { GALILEO_API_KEY: apiKey })

const requestFor = (export_format: 'csv' | 'jsonl') => ({
  export_format,
  file_name: `-it's $(touch owned) 😀 #1`,
  column_ids: export_format === 'csv' ? ['id', 'input', 'name'] : null,
  record_selector: {
    type: 'filter_tree',
    filter_tree: {
      and: [
        { filter: { type: 'text', column_id: 'input', operator: 'one_of', value: hostile } },
        {
          not: { filter: { type: 'text', column_id: 'input', operator: 'eq', value: "'; exit #" } },
        },
      ],
    },
  },
})

for (const format of ['csv', 'jsonl'] as const) {
  test(`every code example saves exactly the ${format} file of the API`, async ({ page }) => {
    await openRequest(page, JSON.stringify(requestFor(format)))
    await expect(
      page.getByRole('button', { name: `Export ${hostile.length} records` }),
    ).toBeVisible()

    const request = JSON.parse(await copied(page, 'Request')) as unknown
    expect(request).toMatchObject(requestFor(format))
    const path = (await copied(page, 'cURL')).match(/\/v2\/annotation_queues\/[^']+/)?.[0] ?? ''
    const response = await call(server.url, path, request, key)
    expect(response.status).toBe(200)
    const expected = Buffer.from(await response.arrayBuffer())
    expect(expected.length).toBeGreaterThan(500)

    for (const way of codeWays) {
      const code = await copied(page, way)
      const { status, stderr, files } = await run(way, code)
      expect(status, `${way}: ${stderr}`).toBe(0)
      expect(Object.keys(files), way).toEqual([`-it's $(touch owned) 😀 #1.${format}`])
      expect(Object.values(files)[0]?.equals(expected), way).toBe(true)
    }
  })
}

test('failing code leaves no file that looks like an export, and says why', async ({ page }) => {
  await openRequest(page, JSON.stringify(requestFor('csv')))
  for (const way of codeWays) {
    const code = await copied(page, way)
    const refused = await run(way, code, 'wrong')
    expect(refused.status, way).not.toBe(0)
    expect(Object.keys(refused.files).filter((name) => !name.endsWith('.incomplete'))).toEqual([])
    const said = refused.stderr + Object.values(refused.files).join('')
    expect(said, way).toContain('401')
    expect(said, way).toContain('"detail"')
    const keyless = await run(way, code, null)
    expect(keyless.status, way).not.toBe(0)
    expect(keyless.stderr, way).toContain('GALILEO_API_KEY')
    expect(keyless.files, way).toEqual({})
  }
})

test('thousands of ids are shortened on the screen and complete in the copy', async ({ page }) => {
  const ids = Array.from(
    { length: 5_000 },
    (_, index) => `00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`,
  )
  const record_selector = { type: 'record_ids', record_ids: ids }
  await openRequest(
    page,
    JSON.stringify({ export_format: 'csv', file_name: 'ids', record_selector }),
  )
  const files = []
  for (const way of codeWays) {
    const code = await copied(page, way)
    await expect(page.getByText('… 4,900 more record IDs, included when you copy …')).toBeVisible()
    const { status, stderr, files: made } = await run(way, code)
    expect(status, `${way}: ${stderr}`).toBe(0)
    files.push(made['ids.csv']?.toString())
  }
  expect(files[0]?.split('\r\n').length).toBeGreaterThan(hostile.length)
  expect(new Set(files).size).toBe(1)
  expect(existsSync('owned')).toBe(false)
})

test('a copied cURL command opens as the same export, and Undo restores the page', async ({
  page,
}) => {
  await openRequest(page, JSON.stringify(requestFor('csv')))
  const request = await copied(page, 'Request')
  const line = await copied(page, 'cURL')
  await page.getByRole('radio', { name: 'JSONL' }).click({ force: true })
  await expect(page.getByRole('region', { name: 'The export with cURL' })).toContainText('"jsonl"')

  await openRequest(page, line)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(await copied(page, 'Request')).toBe(request)
  const undo = page.getByRole('button', { name: /^Undo: change export/ })
  await undo.click()
  await expect(page.getByRole('region', { name: 'The request as JSON' })).toContainText('"jsonl"')
})

test('a request that cannot be opened shows errors at their place and stays in the box', async ({
  page,
}) => {
  await openRequest(page, '{"redact": "no", "limit": 5}')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('redact: This must be true or false.')).toBeVisible()
  await expect(dialog.getByText('record_selector: This is missing.')).toBeVisible()
  const box = page.getByRole('textbox', { name: 'Request as JSON or cURL' })
  await expect(box).toHaveValue('{"redact": "no", "limit": 5}')
  await expectAccessible(page, 'overlay')
})

test('the code views work by keyboard, fit a phone, and wait while there are problems', async ({
  page,
}) => {
  await tab(page, 'Preview').focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(tab(page, 'Request')).toBeFocused()
  await expect(page.getByRole('region', { name: 'The request as JSON' })).toContainText(
    '"redact": true',
  )
  await page.keyboard.press('End')
  await expect(page.getByRole('region', { name: 'The export in TypeScript' })).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
  await page.getByRole('radio', { name: 'Record IDs' }).click({ force: true })
  await expect(page.getByText('Fix the problems below to see the code.')).toBeVisible()
})
