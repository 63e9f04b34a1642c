import { expect, test } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { call, sampleQueues } from './support/api.ts'
import {
  addLeaf,
  chooseFormat,
  chooseQueue,
  signIn,
  tree,
  writtenAddress,
} from './support/builder.ts'

const fragment = (url: string) => new URL(url).hash

test("a reload and a colleague's browser show the same configuration", async ({
  page,
  browser,
  baseURL,
}) => {
  await signIn(page)
  await chooseQueue(page, 'Support answers')
  const row = await addLeaf(page, 'Quality')
  await row.getByRole('textbox', { name: 'Value' }).fill('3')
  await chooseFormat(page, 'CSV')
  await page.getByRole('textbox', { name: 'File name' }).fill('weekly')
  const button = page.getByRole('button', { name: /^Export [\d,]+ records/ })
  await expect(button).toBeVisible()
  await expect.poll(() => fragment(page.url())).toMatch(/^#w2\./)
  const link = await writtenAddress(page)
  const shown = await button.textContent()

  const expectSame = async (other: typeof page) => {
    await expect(other.getByRole('button', { name: 'Column: Quality' })).toBeVisible()
    await expect(other.getByRole('textbox', { name: 'Value' })).toHaveValue('3')
    await expect(other.getByRole('textbox', { name: 'File name' })).toHaveValue('weekly')
    await expect(other.getByRole('button', { name: shown ?? '' })).toBeVisible()
  }
  await page.reload()
  await expectSame(page)

  const colleague = await browser.newContext({ baseURL: String(baseURL) })
  const theirs = await colleague.newPage()
  await theirs.goto(link)
  const waiting = theirs
    .getByRole('status')
    .filter({ hasText: 'Sign in to open an export of “Support answers, week 12”' })
  await expect(waiting).toContainText('1 condition · CSV with all non-empty columns · “weekly”')
  await expect(waiting).toContainText('You need an account that can read this queue.')
  await expectAccessible(theirs)
  await theirs.getByRole('button', { name: /Olivia Brandt/ }).click()
  await expectSame(theirs)
  await colleague.close()
})

test('a damaged link and a newer one say so, and nothing typed is lost', async ({ page }) => {
  await signIn(page)
  await chooseQueue(page, 'Support answers')
  await addLeaf(page, 'Quality')
  for (const [hash, words] of [
    ['#w1.abcdef', /This link is damaged/],
    ['#w7.abc', /newer version of Winnow/],
  ] as const) {
    await page.evaluate((value) => {
      location.hash = value
    }, hash)
    await expect(page.getByText(words)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Column: Quality' })).toBeVisible()
  }
  await expect.poll(() => fragment(page.url())).not.toBe('#w7.abc')
  await page.reload()
  await expect(page.getByRole('button', { name: 'Column: Quality' })).toBeVisible()
})

test('the sign-in page says that a link is damaged, and nothing of an address without a link', async ({
  page,
}) => {
  await page.goto('/#w2.abcdef')
  await expect(page.getByText('The link in the address can’t be opened')).toBeVisible()
  await expect(page.getByText(/This link is damaged/)).toBeVisible()
  await page.goto('about:blank')
  await page.goto(`/#s1.${'0'.repeat(64)}`)
  await expect(page.getByText('Saved on this server')).toBeVisible()
  await expect(page.getByText('You need an account that can read its queue.')).toBeVisible()
  await page.goto('about:blank')
  await page.goto('/#top')
  await expect(page.getByRole('button', { name: /Olivia Brandt/ })).toBeVisible()
  await expect(page.getByText(/Sign in to open|in the address/)).toBeHidden()
})

test('a link made with redaction off opens with redaction on and a notice', async ({ page }) => {
  await signIn(page)
  await chooseQueue(page, 'Support answers')
  await page.getByText('Sensitive text is replaced with its redacted version').click()
  const link = await writtenAddress(page)
  await page.goto('about:blank')
  await page.goto(link)
  await expect(page.getByText(/made with redaction off/)).toBeVisible()
  await expect(page.getByRole('switch', { name: /Sensitive text/ })).toBeChecked()
})

test('a sign-in link leaves the address bar at once', async ({ page }) => {
  await page.goto('/#key=sample-owner')
  await expect(page.getByRole('button', { name: /^Signed in as/ })).toBeVisible()
  expect(page.url()).not.toContain('sample-owner')
  await page.goBack()
  expect(page.url()).not.toContain('sample-owner')
})

test('the page asks for an expired sign-in in place and keeps the tree', async ({ page }) => {
  await signIn(page)
  await chooseQueue(page, 'Support answers')
  await addLeaf(page, 'Tags')
  await page.route('**/records/count', (route) =>
    route.fulfill({ status: 401, json: { detail: 'The token has expired.' } }),
  )
  await tree(page).getByRole('combobox').fill('prod')
  await tree(page).getByRole('combobox').press('Enter')
  await expect(page.getByRole('dialog', { name: 'Sign in again' })).toBeVisible()
  await page.unroute('**/records/count')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Olivia Brandt/ })
    .click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(tree(page).getByText('prod', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Export [\d,]+ records/ })).toBeVisible()
})

test('a 422 of the service marks the condition that it names', async ({ page, baseURL }) => {
  const refused = await call(
    baseURL,
    `/v2/annotation_queues/${sampleQueues.support.id}/records/export`,
    {
      record_selector: {
        type: 'filter_tree',
        filter_tree: {
          and: [{ filter: { type: 'text', column_id: 'gone', operator: 'eq', value: 'a' } }],
        },
      },
    },
  )
  expect(refused.status).toBe(422)
  const body = await refused.text()
  await signIn(page)
  await chooseQueue(page, 'Support answers')
  const row = await addLeaf(page, 'Name')
  await row.getByRole('combobox').fill('a')
  await row.getByRole('combobox').press('Tab')
  await page.route('**/records/export', (route) =>
    route.fulfill({ status: 422, contentType: 'application/json', body }),
  )
  await page
    .getByRole('button', { name: /^Export/ })
    .last()
    .click()
  await expect(
    row.getByRole('button', { name: /^Column: Name\. the queue has no column/ }),
  ).toBeVisible()
  await expect(page.getByText("the queue has no column 'gone'").first()).toBeVisible()
})
