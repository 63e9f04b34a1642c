import { expect, test } from '@playwright/test'
import { addLeaf, chooseFormat, chooseQueue, fillTokens, signIn, tree } from './support/builder.ts'
import { expectAccessible } from './support/accessible.ts'

/** axe checks every state of the page, in both themes and on a phone. */

const looks = [
  { name: 'light', options: { colorScheme: 'light' } },
  { name: 'dark', options: { colorScheme: 'dark' } },
  { name: 'phone', options: { viewport: { width: 390, height: 844 }, hasTouch: true } },
] as const

for (const { name, options } of looks) {
  test.describe(name, () => {
    test.use(options)

    test('sign-in, a refused key, the list of queues and an empty tree have no accessibility problem', async ({
      page,
    }) => {
      await page.goto('/')
      await expect(page.getByRole('button', { name: /Olivia Brandt/ })).toBeVisible()
      await expectAccessible(page)
      await page.getByRole('textbox', { name: 'API key' }).fill('wrong')
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      await expect(page.getByText('This key isn’t valid here.')).toBeVisible()
      await expect(page.getByRole('textbox', { name: 'API key' })).toHaveValue('wrong')
      await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeFocused()
      await expectAccessible(page)
      await page.getByRole('button', { name: /Olivia Brandt/ }).click()
      await expect(page.getByRole('option', { name: /Support answers/ })).toBeVisible()
      const picker = page.getByRole('button', { name: 'Queue: none selected' })
      // A phone shows only the list below.
      if (name === 'phone') await expect(picker).toBeHidden()
      else {
        expect(
          await picker.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth),
        ).toBe(0)
      }
      await expectAccessible(page)
      await chooseQueue(page, 'Support answers')
      await expect(page.getByText(/^All records are selected/)).toBeVisible()
      // The mouse may be on a starting point, whose tooltip is outside the landmarks.
      await page.mouse.move(0, 0)
      await expect(page.getByRole('tooltip')).toHaveCount(0)
      await expectAccessible(page)
    })

    test('a tree with problems, the list of columns, a menu and a finished export have no accessibility problem', async ({
      page,
    }) => {
      await signIn(page)
      await chooseQueue(page, 'Docs')
      const row = await addLeaf(page, 'Correctness')
      await page
        .getByRole('button', { name: /^Export/ })
        .last()
        .click()
      await expect(row.getByText('Enter a value.')).toBeVisible()
      await expectAccessible(page)
      await row.getByRole('button', { name: /^Column:/ }).click()
      await expect(page.getByRole('combobox', { name: 'Column' })).toBeVisible()
      await expectAccessible(page, 'overlay')
      await page.keyboard.press('Escape')
      await row.getByRole('button', { name: 'More' }).click()
      await expect(page.getByRole('menu')).toBeVisible()
      await expectAccessible(page, 'overlay')
      await page.keyboard.press('Escape')
      await row.getByRole('textbox', { name: 'Value' }).fill('0.9')
      await chooseFormat(page, 'CSV')
      await expect(page.getByRole('button', { name: /^Export [\d,]+ records/ })).toBeVisible()
      const downloading = page.waitForEvent('download')
      await page
        .getByRole('button', { name: /^Export/ })
        .last()
        .click()
      await downloading
      await expect(page.getByText('Complete', { exact: true })).toBeVisible()
      await expectAccessible(page)
    })

    test('record ids with every kind of mistake have no accessibility problem', async ({
      page,
    }) => {
      await signIn(page)
      await chooseQueue(page, 'Support answers')
      await page.getByText('Record IDs', { exact: true }).click()
      await page
        .getByRole('textbox', { name: 'Record IDs' })
        .fill(
          [
            'hello',
            '2f1acc6c-c1f0-11ee-8f00-0242ac120002',
            '5bc8fbbc-bde5-4099-8164-d8399f767c4',
          ].join('\n'),
        )
      for (const [view, row] of [
        ['Other versions 1', 'line 22f1acc6c'],
        ['Mistyped 1', 'line 35bc8fbbc'],
        ['Lines without an ID 1', 'line 1hello'],
      ] as const) {
        await page.getByText(view, { exact: true }).click()
        await expect(page.getByRole('listitem').filter({ hasText: row })).toBeVisible()
      }
      await expect(page.getByText('Paste at least one record ID.').first()).toBeVisible()
      await expectAccessible(page)
    })
  })
}

test('an annotator sees why redaction stays on, and an outsider that there is no queue', async ({
  page,
}) => {
  await signIn(page, 'Amir Haddad')
  await chooseQueue(page, 'Support answers')
  await expect(page.getByText('Only owners and editors can export unredacted data')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Signed in as/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out or switch account' }).click()
  await page.getByRole('button', { name: /Noor Visser/ }).click()
  await expect(
    page.getByText('Only members of this annotation queue may read it.').first(),
  ).toBeVisible()
  await expectAccessible(page)
  await page.goto('about:blank')
  await page.goto('/')
  await expect(page.getByText('You can’t read any annotation queues yet.')).toBeVisible()
  await expectAccessible(page)
})

test('with redaction off the button, the sentence and the file name say so', async ({ page }) => {
  await signIn(page)
  await chooseQueue(page, 'Support answers')
  await page.getByText('Sensitive text is replaced with its redacted version').click()
  await expect(page.getByText('Not redacted', { exact: true })).toBeVisible()
  const button = page.getByRole('button', { name: 'Export 4,812 records, unredacted' })
  await expect(button).toBeVisible()
  await expectAccessible(page)
  const downloading = page.waitForEvent('download')
  await button.click()
  expect((await downloading).suggestedFilename()).toMatch(/-unredacted\.jsonl$/)
})

test('without the server the page says so in place, keeps the tree and retries by itself', async ({
  page,
  context,
}) => {
  await signIn(page)
  await chooseQueue(page, 'Support answers')
  const row = await addLeaf(page, 'Name')
  await context.setOffline(true)
  await fillTokens(row, ['answer'])
  await expect(page.getByText(/The server can’t be reached/).first()).toBeVisible()
  await expectAccessible(page)
  await page
    .getByRole('button', { name: /^Export/ })
    .last()
    .click()
  await expect(page.getByText(/Retrying in \d+\ss/)).toBeVisible()
  await expect(tree(page).getByText('answer', { exact: true })).toBeVisible()
  const downloading = page.waitForEvent('download')
  await context.setOffline(false)
  await downloading
})
