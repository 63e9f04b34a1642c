import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { sampleQueues } from './support/api.ts'
import { addLeaf, chooseQueue, tree } from './support/builder.ts'
import { startFaultProxy } from './support/fault-proxy.ts'
import { startImporting, startSampleServer } from './support/sample-server.ts'
import { startServer } from './support/start-server.ts'

/** The queue or the sign-in is gone when the person exports. */

test('the page asks again for an expired sign-in and keeps everything typed', async ({ page }) => {
  const first = await startSampleServer()
  // An own data folder signs tokens with another key.
  const other = startImporting(sampleQueues.support.name)
  let server = first
  const proxy = await startFaultProxy(() => server.url)
  try {
    await page.goto(proxy.url)
    await page.getByText('Email and password', { exact: true }).click()
    await page.getByRole('textbox', { name: 'Email' }).fill('owner@sample.winnow')
    await page.getByLabel('Password', { exact: true }).fill('sample-owner')
    await page.getByRole('button', { name: 'Sign in', exact: true }).last().click()
    await chooseQueue(page, sampleQueues.support.name)
    await addLeaf(page, 'Quality')
    await page.getByRole('button', { name: 'Undo: choose column Quality' }).click()
    await page.getByRole('button', { name: /^Undo: add condition/ }).click()
    await expect(page.getByRole('button', { name: /^Export [\d,]+ records/ })).toBeVisible()
    await first.stop()
    server = await other
    await page
      .getByRole('button', { name: /^Export [\d,]+ records/ })
      .last()
      .click()
    await expect(page.getByRole('dialog', { name: 'Sign in again' })).toBeVisible()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Olivia Brandt/ })
      .click()
    await expect(page.getByText('The export failed')).toBeVisible()
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export again' }).click()
    await downloading
    await expect(page.getByText('Complete', { exact: true })).toBeVisible()
  } finally {
    await proxy.close()
    await first.stop()
    await other.then(({ stop }) => stop())
  }
})

test('a queue that no longer exists is not exported, and the page says so', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-gone-'))
  const key = 'gone-administrator'
  const record = (index: number) =>
    JSON.stringify({
      type: 'trace',
      id: `00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`,
      created_at: '2026-03-01T00:00:00Z',
      name: 'run',
    })
  const files = ['first', 'second'].map((name) => join(folder, `${name}.jsonl`))
  files.forEach((file, index) => writeFileSync(file, `${record(index)}\n`))
  const start = (some: readonly string[]) =>
    startServer(
      some.flatMap((file) => ['--queue', file]),
      { WINNOW_API_KEY: key },
    )
  let server = await start(files)
  const proxy = await startFaultProxy(() => server.url)
  try {
    await page.goto(`${proxy.url}/#key=${key}`)
    await chooseQueue(page, 'second')
    const row = await addLeaf(page, 'Name')
    await row.getByRole('combobox', { name: 'Value' }).fill('run')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: 'Export 1 record' })).toBeVisible()
    await server.stop()
    server = await start(files.slice(0, 1))
    // The button loses its number as soon as the page has asked again.
    await page
      .getByRole('button', { name: /^Export/ })
      .last()
      .click()
    await expect(page.getByText('The export failed')).toBeVisible()
    await expect(page.getByText(/There is no annotation queue with this id/).first()).toBeVisible()
    await expect(page.getByText('Nothing was saved.')).toBeVisible()
    await expect(tree(page).getByText('run', { exact: true })).toBeVisible()
  } finally {
    await proxy.close()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
