import { expect, test, type Page } from '@playwright/test'
import { fillSignIn, signInAt, startAtService, type AtService } from './service/at-service.ts'
import { addLeaf, chooseQueue, exportFile, tree } from './support/builder.ts'
import { page as htmlPage, sentence } from './service/stand-in-refusals.ts'

/** A sign-in ends before or during work; the page asks for it in place. */

let at: AtService
test.beforeAll(async ({ baseURL }) => {
  at = await startAtService(String(baseURL))
})
test.afterAll(() => at.stop())

const value = (page: Page) => tree(page).getByRole('textbox', { name: 'Value' })
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Sign in again' })
const ended = sentence(401, 'Token has expired.')

async function work(page: Page): Promise<void> {
  await chooseQueue(page, 'Support answers')
  await addLeaf(page, 'Quality')
  await value(page).fill('3')
  await page.getByRole('textbox', { name: 'File name' }).fill('weekly')
  await expect(page.getByRole('button', { name: /^Export [\d,]+ records/ })).toBeVisible()
}

async function signInAgain(page: Page): Promise<void> {
  await expect(dialog(page)).toBeVisible()
  await expect(dialog(page).getByRole('textbox', { name: 'Email' })).toHaveValue(
    'owner@sample.winnow',
  )
  await dialog(page).getByLabel('Password').last().fill('sample-owner')
  await dialog(page).getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(dialog(page)).toBeHidden()
}

async function expectNothingLost(page: Page, kept: string): Promise<void> {
  await expect(value(page)).toHaveValue(kept)
  await expect(page.getByRole('button', { name: /^Queue: Support answers/ })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'File name' })).toHaveValue('weekly')
  await expect(page.getByRole('button', { name: /^Export [\d,]+ records/ })).toBeVisible()
}

async function expectExport(page: Page): Promise<void> {
  const file = await exportFile(page)
  expect(file.bytes.equals(at.service.lastFile())).toBe(true)
  expect(file.name).toBe('weekly.jsonl')
  await expect(page.getByText('Complete', { exact: true }).first()).toBeVisible()
}

test('the page announces the end of a token and asks for a new one afterwards', async ({
  page,
}) => {
  at.service.set({ credentials: 'authorization' })
  await page.clock.install()
  await signInAt(page, at, 'password')
  await work(page)
  await page.clock.fastForward('07:56:00')
  await expect(page.getByText(/^Your session ends at \d\d:\d\d\./)).toBeVisible()
  await expectNothingLost(page, '3')
  // Only the clock says so; the service has refused nothing.
  await page.clock.fastForward('05:00')
  await expect(dialog(page)).toContainText('Your session has ended.')
  await dialog(page).getByRole('button', { name: 'Close' }).click()
  await expect(page.getByText(/Your session has ended\. Your work on this page/)).toBeVisible()
  await expect(value(page)).toHaveValue('3')
  await page.getByRole('button', { name: 'Sign in again' }).click()
  await signInAgain(page)
  await expect(page.getByText(/Your session/)).toHaveCount(0)
  await expectNothingLost(page, '3')
  await expectExport(page)
})

test('a token that ends during a count is asked for again', async ({ page }) => {
  at.service.set({ credentials: 'authorization' })
  await signInAt(page, at, 'password')
  await work(page)
  await expectExport(page)
  at.service.set({
    credentials: 'authorization',
    failing: { operations: ['count', 'search', 'columns', 'queue', 'users'], refuse: ended },
  })
  await value(page).fill('4')
  await expect(dialog(page)).toBeVisible()
  at.service.set({ credentials: 'authorization' })
  await signInAgain(page)
  await expectNothingLost(page, '4')
  // The page still shows the last export's verdict.
  await expect(page.getByText('Complete', { exact: true })).toBeVisible()
  await expectExport(page)
})

test('a token that ends before an export is asked for again', async ({ page }) => {
  at.service.set({ credentials: 'authorization' })
  await signInAt(page, at, 'password')
  await work(page)
  at.service.set({
    credentials: 'authorization',
    failing: { operations: ['export'], refuse: ended },
  })
  await page
    .getByRole('button', { name: /^Export/ })
    .last()
    .click()
  await expect(dialog(page)).toBeVisible()
  at.service.set({ credentials: 'authorization' })
  await signInAgain(page)
  await expectNothingLost(page, '3')
  await expect(page.getByText('The export failed')).toBeVisible()
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export again' }).click()
  await downloading
  await expect(page.getByText('Complete', { exact: true })).toBeVisible()
})

test('a token that seems expired by this clock counts as valid while the service accepts it', async ({
  page,
}) => {
  at.service.set({ credentials: 'authorization' })
  // This machine's clock is two days ahead.
  await page.clock.setSystemTime(new Date(Date.now() + 48 * 3600_000))
  await signInAt(page, at, 'password')
  await work(page)
  await expect(page.getByText(/Your session/)).toHaveCount(0)
  await expectExport(page)
})

test('a refused sign-in, or an answer of something else, is reported in the form', async ({
  page,
}) => {
  for (const [refuse, words] of [
    [sentence(401, 'Incorrect username or password'), /This key isn’t valid here/],
    [htmlPage(200), /A web page came instead of/],
    [htmlPage(502), /The service behind the gateway isn’t responding/],
    [sentence(404, 'Not Found'), /No sign-in was found at this address/],
  ] as const) {
    at.service.set({ failing: { operations: ['current_user', 'login'], refuse } })
    await page.goto(at.url)
    await page.getByText(new URL(at.service.url).host, { exact: true }).click()
    await fillSignIn(page, 'key')
    await expect(page.getByRole('alert')).toContainText(words)
    await expect(page.getByLabel('API key').last()).toHaveValue('sample-owner')
  }
  at.service.set({})
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('button', { name: /^Signed in as/ })).toBeVisible()
})
