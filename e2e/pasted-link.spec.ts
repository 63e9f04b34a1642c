import { expect, test, type Page } from '@playwright/test'
import { chooseQueue, signIn } from './support/builder.ts'

const name = (page: Page) => page.getByRole('textbox', { name: 'File name' })

/** The link of the page with this file name. */
async function linkNamed(page: Page, text: string): Promise<string> {
  await name(page).fill(text)
  await page.getByRole('button', { name: 'Share' }).click()
  const field = page.getByRole('textbox', { name: 'Link' })
  await expect(field).toHaveValue(/#w2\./)
  const link = new URL(await field.inputValue()).hash.slice(1)
  await page.keyboard.press('Escape')
  await expect(field).toBeHidden()
  return link
}

/** A link of version 0.1.0: a tree and the name “weekly”. */
const ofFormat1 =
  'w1.HcrRCoIwFIDhd_mvz2DqnLJXkRGmx5BqVk4ixHePuvpuvp0ngUldq5OvTKG1N87Z1rTO16YaRm0aX1p7rhEyYacndB0JYc193tbTsIyKcMmKlNZG2Vn-JyPM6bH9HJaU-zmtSMdLpy2NRHExCndCccRDSATeqtfbh-ML'

async function openHash(page: Page, hash: string): Promise<void> {
  await page.evaluate((text) => {
    location.hash = text
  }, hash)
}

test('a link opens with whatever a chat tool or mail program appended to it', async ({ page }) => {
  await signIn(page)
  await chooseQueue(page, 'Support answers')
  const first = await linkNamed(page, 'first')
  const suffixes = [
    ')',
    ',',
    '.',
    '>',
    '*',
    '_',
    '"',
    "'",
    ']',
    '%20',
    '\u200B',
    '\u00A0',
    '&utm_source=chat',
    '?utm_medium=mail',
    '\nThank you',
  ]
  for (const suffix of suffixes) {
    await linkNamed(page, `other ${suffixes.indexOf(suffix)}`)
    await openHash(page, first + suffix)
    await expect(name(page)).toHaveValue('first')
    await openHash(page, ofFormat1 + suffix)
    await expect(name(page)).toHaveValue('weekly')
  }
  await expect(page.getByText(/This link is damaged/)).toBeHidden()
  await linkNamed(page, 'mine')
  await openHash(page, first.slice(0, -1))
  await expect(page.getByText(/This link is damaged/)).toBeVisible()
  await expect(name(page)).toHaveValue('mine')
})

test('a link with an encoded # opens', async ({ page }) => {
  await signIn(page)
  await chooseQueue(page, 'Support answers')
  const link = await linkNamed(page, 'first')
  for (const path of [
    `/%23${link}`,
    `/%2523${link}?utm_source=chat`,
    `/%23${link.replaceAll('.', '%2E')})`,
  ]) {
    await page.goto('about:blank')
    await page.goto(path)
    await expect(name(page)).toHaveValue('first')
    expect(new URL(page.url()).pathname).toBe('/')
  }
})

test('a link can be pasted where requests are', async ({ page }) => {
  await signIn(page)
  await chooseQueue(page, 'Support answers')
  const link = await linkNamed(page, 'first')
  await linkNamed(page, 'second')
  await page.getByRole('tab', { name: 'Request', exact: true }).click()
  await page.getByRole('button', { name: 'Import API request' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import API request' })
  const text = dialog.getByRole('textbox')
  const open = dialog.getByRole('button', { name: 'Import', exact: true })
  await text.fill(`Look: <https://example.com/#${link.slice(0, 40)}>`)
  await open.click()
  await expect(dialog.getByText(/This link is damaged/)).toBeVisible()
  await text.fill(`Look: <https://example.com/#${link.slice(0, 40)}\n${link.slice(40)}>\nThank you`)
  await open.click()
  await expect(dialog).toBeHidden()
  await expect(name(page)).toHaveValue('first')
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(name(page)).toHaveValue('second')
})
