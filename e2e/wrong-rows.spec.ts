import { expect, test, type Page } from '@playwright/test'
import { addLeaf, chooseQueue, signIn, tree, writtenAddress } from './support/builder.ts'

/** What comes in wrong is marked at once; what a person is still entering is not. */

test.beforeEach(async ({ page }) => {
  await signIn(page)
  await chooseQueue(page, 'Support answers')
})

const problemBox = (page: Page) => page.getByText('1 problem', { exact: true })
/** The mark at the row itself. */
const rowError = (page: Page, text: RegExp) => tree(page).getByText(text)

async function write(page: Page, json: object): Promise<void> {
  await page.getByRole('button', { name: 'Edit as JSON' }).click()
  await page.getByRole('textbox', { name: 'Filter as JSON' }).click()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText(JSON.stringify(json))
}

const noSuchColumn = {
  and: [{ filter: { type: 'text', column_id: 'colour', operator: 'eq', value: 'red' } }],
}

test('a row of the JSON view that fits no column is marked there and in the tree', async ({
  page,
}) => {
  await write(page, noSuchColumn)
  await expect(problemBox(page)).toBeVisible()
  await page.getByRole('button', { name: 'Edit as JSON' }).click()
  await expect(rowError(page, /no column “colour”/)).toBeVisible()
})

test('a row of a link that fits no column is marked as soon as the link is open', async ({
  page,
}) => {
  await write(page, noSuchColumn)
  await expect(problemBox(page)).toBeVisible()
  const address = await writtenAddress(page)
  await page.goto('about:blank')
  await page.goto(address)
  await expect(problemBox(page)).toBeVisible()
  await expect(rowError(page, /no column “colour”/)).toBeVisible()
})

test('a row that the service refuses is marked at once', async ({ page }) => {
  await page.route('**/records/count', (route) =>
    route.fulfill({
      status: 422,
      json: {
        detail: [
          {
            type: 'value_error',
            loc: ['body', 'filter_tree', 'and', 0, 'filter', 'value'],
            msg: 'Value error, this value is not known here',
            input: null,
          },
        ],
      },
    }),
  )
  const row = await addLeaf(page, 'Status Code')
  await row.getByRole('textbox', { name: 'Value' }).fill('200')
  await expect(rowError(page, /not known here/)).toBeVisible()
  await expect(problemBox(page)).toBeVisible()
})

test('a condition that was just added has no problem until its row is left', async ({ page }) => {
  await addLeaf(page, 'Quality')
  await page.waitForTimeout(500)
  await expect(problemBox(page)).toHaveCount(0)
  await expect(rowError(page, /Enter a value/)).toHaveCount(0)
  await page.getByRole('textbox', { name: 'File name' }).focus()
  await expect(problemBox(page)).toBeVisible()
  await expect(rowError(page, /Enter a value/)).toBeVisible()
})

test('of two conditions that were just added, only the one that was left has a problem', async ({
  page,
}) => {
  const first = await addLeaf(page, 'Quality')
  await first.focus()
  await page.keyboard.press('n')
  await page.keyboard.type('Status Code')
  await page.keyboard.press('Enter')
  await expect(tree(page).getByRole('textbox', { name: 'Value' }).last()).toBeFocused()
  await expect(problemBox(page)).toBeVisible()
  await expect(page.getByRole('button', { name: /^Condition 1 \(Quality\)/ })).toBeVisible()
  await expect(rowError(page, /Enter a value/)).toHaveCount(1)
})
