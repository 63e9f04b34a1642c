import { expect, test, type Browser, type Page } from '@playwright/test'
import { chooseQueue, signIn, type SampleUser, untilWritten } from './support/builder.ts'

const list = (from: number, count: number) =>
  Array.from(
    { length: count },
    (_, index) => `ffffffff-0000-4000-8000-${(from + index).toString(16).padStart(12, '0')}`,
  )
const thousands = (count: number) => count.toLocaleString('en')

const held = (page: Page, count: number) =>
  page.getByText(`${thousands(count)} record IDs`, { exact: true })
const missing = (page: Page, count: number) =>
  page.getByText(`This link doesn’t include its ${thousands(count)} record IDs.`)
const box = (page: Page) => page.getByRole('textbox', { name: 'Record IDs' })

async function openList(page: Page, ids: readonly string[]): Promise<void> {
  const file = { name: 'ids.txt', mimeType: 'text/plain', buffer: Buffer.from(ids.join('\n')) }
  await untilWritten(page, () => page.locator('input[type=file]').setInputFiles(file))
  await expect(held(page, ids.length)).toBeVisible()
}

async function openQueue(page: Page, user: SampleUser = 'Olivia Brandt'): Promise<void> {
  await signIn(page, user)
  await untilWritten(page, () => chooseQueue(page, 'Support answers'))
  await untilWritten(page, () => page.getByText('Record IDs', { exact: true }).click())
}

const colleague = async (browser: Browser, baseURL: string | undefined): Promise<Page> =>
  (await browser.newContext({ baseURL: String(baseURL) })).newPage()

test("a colleague's link opens without a list rather than with the reader’s own", async ({
  page,
  browser,
  baseURL,
}) => {
  await openQueue(page)
  await openList(page, list(0, 3100))
  const link = page.url()
  await expect(page.getByText('The address of this page can hold up to 3,000')).toBeVisible()
  await page.getByRole('button', { name: 'Share' }).click()
  const dialog = page.getByRole('dialog', { name: 'Share this export' })
  await expect(dialog.getByText('The link doesn’t include the record IDs')).toBeVisible()
  await expect(dialog.getByRole('textbox', { name: 'Link' })).toHaveValue(link)

  const theirs = await colleague(browser, baseURL)
  await openQueue(theirs, 'Amir Haddad')
  await openList(theirs, list(1, 3100))
  const own = theirs.url()
  expect(own).not.toBe(link)
  await theirs.goto(link)
  await expect(missing(theirs, 3100)).toBeVisible()
  await expect(box(theirs)).toHaveValue('')
  await expect(theirs.getByText(/all in this queue/)).toBeHidden()
  // A forwarded link still names what it leaves out.
  await theirs.getByRole('button', { name: 'Share' }).click()
  await expect(theirs.getByRole('textbox', { name: 'Link' })).toHaveValue(link)
  await theirs.keyboard.press('Escape')
  // The address still names the missing list.
  await theirs.waitForTimeout(1500)
  expect(theirs.url()).toBe(link)
  await theirs.reload()
  await expect(missing(theirs, 3100)).toBeVisible()
  await expect(box(theirs)).toHaveValue('')
  // Back leads to their own list.
  await theirs.goBack()
  await expect(held(theirs, 3100)).toBeVisible()
  await expect(missing(theirs, 3100)).toBeHidden()
  expect(theirs.url()).toBe(own)
  // After pasting the list that was meant, the link is the same.
  await theirs.goto(link)
  await expect(missing(theirs, 3100)).toBeVisible()
  await theirs.locator('input[type=file]').setInputFiles({
    name: 'ids.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(list(0, 3100).join('\n')),
  })
  await expect(held(theirs, 3100)).toBeVisible()
  await theirs.waitForTimeout(1500)
  expect(theirs.url()).toBe(link)
  await theirs.context().close()
})

test('each of two tabs keeps its own list over a reload and finds the other’s list by its link', async ({
  page,
  context,
}) => {
  await openQueue(page)
  await openList(page, list(0, 3100))
  // Like “Duplicate tab”.
  const stored = await page.evaluate(() => JSON.stringify(sessionStorage))
  const second = await context.newPage()
  await second.goto('/icon.svg')
  await second.evaluate((text) => {
    for (const [key, value] of Object.entries(JSON.parse(text) as Record<string, string>)) {
      sessionStorage.setItem(key, value)
    }
  }, stored)
  const link = page.url()
  await second.goto(link)
  await expect(held(second, 3100)).toBeVisible()
  await openList(second, list(10_000, 3200))
  await page.reload()
  await expect(held(page, 3100)).toBeVisible()
  await second.reload()
  await expect(held(second, 3200)).toBeVisible()
  await second.goto(link)
  await expect(held(second, 3100)).toBeVisible()
  await second.goBack()
  await expect(held(second, 3200)).toBeVisible()
})

test('a list survives a new sign-in and belongs to its person only', async ({ page }) => {
  await openQueue(page)
  await openList(page, list(0, 3100))
  for (const [user, isTheirs] of [
    ['Olivia Brandt', true],
    ['Amir Haddad', false],
  ] as const) {
    await page.getByRole('button', { name: /^Signed in as/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out or switch account' }).click()
    await page.getByRole('button', { name: new RegExp(user) }).click()
    await expect(isTheirs ? held(page, 3100) : missing(page, 3100)).toBeVisible()
  }
})

test('other texts in the ID box and unfinished JSON belong to their person only', async ({
  page,
  browser,
  baseURL,
}) => {
  await openQueue(page)
  const text = `${list(0, 2).join('\n')}\nffffffff-0000-4000-8000-00000000000 too short`
  await untilWritten(page, () => box(page).fill(text))
  await untilWritten(page, () =>
    page.getByRole('radiogroup', { name: 'Which records' }).getByText('Filter').click(),
  )
  await page.getByRole('button', { name: 'Edit as JSON' }).click()
  const json = page.getByRole('textbox', { name: 'Filter as JSON' })
  await untilWritten(page, () => json.fill('{"and": ['))
  const link = page.url()
  await page.reload()
  await expect(page.getByText('The JSON isn’t a valid filter yet', { exact: true })).toBeVisible()

  const theirs = await colleague(browser, baseURL)
  await theirs.goto(link)
  await theirs.getByRole('button', { name: /Amir Haddad/ }).click()
  await expect(theirs.getByText(/^This link doesn’t include its JSON/)).toBeVisible()
  await expect(theirs.getByText(/^This link doesn’t include 1 entry of its list/)).toBeVisible()
  await expect(theirs.getByText('The JSON isn’t a valid filter yet', { exact: true })).toBeHidden()
  await theirs.context().close()
})

test('the page says when the browser keeps nothing', async ({ page }) => {
  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('No room', 'QuotaExceededError')
    }
  })
  await openQueue(page)
  await openList(page, list(0, 3100))
  await expect(page.getByText(/^This browser couldn’t save/)).toBeVisible()
  await page.reload()
  await expect(missing(page, 3100)).toBeVisible()
})

test('a filter that is too long for the address comes back after a reload and opens nothing elsewhere', async ({
  page,
  browser,
  baseURL,
}) => {
  await openQueue(page)
  let state = 1
  const hex = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state.toString(16).padStart(8, '0')
  }
  const ids = Array.from({ length: 40_000 }, () => {
    const [a, b] = [hex(), hex()]
    return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-a${a.slice(1, 4)}-${b.slice(4)}${hex()}`
  })
  await openList(page, ids)
  await untilWritten(page, () => page.getByRole('button', { name: 'Add to filter' }).click())
  const leaf = page.getByRole('button', { name: /^Column: ID/ })
  await expect(leaf).toBeVisible()
  await page.reload()
  await expect(leaf).toBeVisible()
  expect(page.url().length).toBeLessThan(1000)
  const theirs = await colleague(browser, baseURL)
  await theirs.goto(page.url())
  await theirs.getByRole('button', { name: /Amir Haddad/ }).click()
  await expect(theirs.getByText(/^This link doesn’t include its filter/)).toBeVisible()
  await expect(theirs.getByRole('button', { name: /^Export/ })).toBeHidden()
  await theirs.context().close()
})
