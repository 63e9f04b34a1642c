import { readFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { fillSignIn, signInAt, startAtService, type AtService } from './service/at-service.ts'
import { addLeaf, chooseQueue, exportFile, tree } from './support/builder.ts'
import { findOrInstallHttpx } from './support/python.ts'
import { codeWays, copied, runCode } from './support/run-code.ts'
import { sentence } from './service/stand-in-refusals.ts'
import { accessTokenOf, hosted, type Prefix } from './service/stand-in-ways.ts'

/** The hosted form: a base path and access tokens. */

let at: AtService
test.beforeAll(async ({ baseURL }) => {
  at = await startAtService(String(baseURL), hosted.base)
})
test.afterAll(() => at.stop())

const token = accessTokenOf('sample-owner')
const value = (page: Page) => tree(page).getByRole('textbox', { name: 'Value' })

async function work(page: Page, prefixes: readonly Prefix[]): Promise<void> {
  at.service.set({ ...hosted, prefixes })
  await signInAt(page, at, 'access_token')
  await chooseQueue(page, 'Support answers')
  await addLeaf(page, 'Quality')
  await value(page).fill('3')
  await page.getByRole('textbox', { name: 'File name' }).fill('weekly')
  await expect(page.getByRole('button', { name: /^Export [\d,]+ records/ })).toBeVisible()
  await expect(page.getByRole('region', { name: 'First rows of the file' })).toBeVisible()
}

const sentCredentials = () =>
  at.service.sent().headers.filter((name) => /key|token|authorization|cookie/.test(name))

for (const prefixes of [['/v2', '/public/v2', ''], ['/public/v2'], ['']] as const) {
  test(`the main job works by access token with operations under ${prefixes.map((prefix) => prefix || 'no prefix').join(', ')}`, async ({
    page,
  }) => {
    await work(page, prefixes)
    const file = await exportFile(page)
    await expect(page.getByText('Complete', { exact: true })).toBeVisible()
    expect(file.name).toBe('weekly.jsonl')
    expect(file.bytes.length).toBeGreaterThan(1000)
    expect(file.bytes.equals(at.service.lastFile())).toBe(true)

    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Other ways to save' }).click()
    await page.getByRole('menuitem', { name: /Browser download/ }).click()
    const linked = readFileSync(await (await downloading).path())
    expect(linked.equals(file.bytes)).toBe(true)
    expect(sentCredentials()).toEqual(['x-sf-token'])
  })
}

test('the token stays in the tab unless the person keeps it on the device, and nothing exported contains it', async ({
  page,
}) => {
  await work(page, ['/v2'])
  await exportFile(page)
  await expect(page.getByText('Complete', { exact: true })).toBeVisible()
  await page.reload()
  await expect(value(page)).toHaveValue('3')
  const kept = await page.evaluate(() => ({
    tab: JSON.stringify(sessionStorage),
    device: JSON.stringify(localStorage),
    address: location.href,
  }))
  expect(kept.tab).toContain(token)
  expect(kept.device + kept.address).not.toContain(token)
  await page.getByRole('button', { name: /^Signed in as/ }).click()
  await page.getByRole('menuitem', { name: /^Sign out or/ }).click()
  await page.getByText(new URL(at.service.url).host, { exact: true }).click()
  await page.getByRole('switch', { name: 'Remember on this device' }).click({ force: true })
  await fillSignIn(page, 'access_token')
  await expect(page.getByRole('button', { name: /^Signed in as/ })).toBeVisible()
  expect(await page.evaluate(() => JSON.stringify(localStorage))).toContain(token)
})

test('the page asks again for a token that the service ended, and nothing is lost', async ({
  page,
}) => {
  await work(page, ['/v2'])
  const ended = sentence(401, 'The access token was revoked.')
  at.service.set({
    ...hosted,
    failing: { operations: ['count', 'search', 'export'], refuse: ended },
  })
  await value(page).fill('4')
  const dialog = page.getByRole('dialog', { name: 'Sign in again' })
  await expect(dialog).toBeVisible()
  await expect(dialog.getByRole('radio', { name: 'Access token' })).toBeChecked()
  at.service.set(hosted)
  await dialog.getByLabel('Access token').last().fill('of nobody')
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(dialog.getByRole('alert')).toContainText('Check it and try again')
  await dialog.getByLabel('Access token').last().fill(token)
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(value(page)).toHaveValue('4')
  const file = await exportFile(page)
  expect(file.bytes.equals(at.service.lastFile())).toBe(true)
})

test('every code takes the token from its variable and makes the service’s own file', async ({
  page,
}) => {
  test.setTimeout(600_000)
  const python = findOrInstallHttpx()
  await work(page, ['/public/v2'])
  for (const way of codeWays) {
    const code = await copied(page, way)
    await expect(page.getByText(/the access token from SPLUNK_ACCESS_TOKEN/)).toBeVisible()
    at.service.set({ ...hosted, prefixes: ['/public/v2'] })
    const { status, stderr, files } = await runCode(way, code, python, {
      SPLUNK_ACCESS_TOKEN: token,
    })
    expect(status, `${way}: ${stderr}`).toBe(0)
    expect(files['weekly.jsonl']?.equals(at.service.lastFile()), way).toBe(true)
    expect(sentCredentials(), way).toEqual(['x-sf-token'])
    expect(code).not.toContain(token)
  }
})

test('the local server does not offer access tokens', async ({ page }) => {
  await page.goto(at.url)
  const ways = page.getByRole('radiogroup', { name: 'How to sign in' }).getByRole('radio')
  await expect(ways).toHaveCount(2)
  await page.getByText(new URL(at.service.url).host, { exact: true }).click()
  await expect(ways).toHaveCount(3)
  await page.getByText('Access token', { exact: true }).click()
  await page.getByText('This server', { exact: true }).click()
  await expect(ways).toHaveCount(2)
  await expect(page.getByRole('radio', { name: 'API key' })).toBeChecked()
})
