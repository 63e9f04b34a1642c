import { expect, test, type Page } from '@playwright/test'
import { signInAt, startAtService } from './service/at-service.ts'
import { addLeaf, chooseQueue, signIn, tree, writtenAddress } from './support/builder.ts'

/** Anybody can send a sign-in link, so the page asks the person who is signed in. */

const person = (page: Page, name: string) =>
  page.getByRole('button', { name: `Signed in as ${name}` })
const question = (page: Page) => page.getByRole('dialog', { name: 'Switch accounts?' })
/** Like a link on another page: the address changes without a load. */
const open = (page: Page, key: string) =>
  page.evaluate((hash) => {
    location.hash = hash
  }, `key=${key}`)

test('a sign-in link names both accounts, and nothing is lost with either answer', async ({
  page,
}) => {
  await signIn(page, 'Olivia Brandt')
  await chooseQueue(page, 'Support answers')
  await addLeaf(page, 'Tags')
  await tree(page).getByRole('combobox').fill('prod')
  await tree(page).getByRole('combobox').press('Enter')
  const value = tree(page).getByText('prod', { exact: true })
  await expect(value).toBeVisible()
  const address = await writtenAddress(page)

  await open(page, 'sample-annotator')
  await expect(question(page)).toContainText('You’re signed in as Olivia Brandt (')
  await expect(question(page)).toContainText('This link signs you in as Amir Haddad')
  expect(page.url()).toBe(address)
  await page.keyboard.press('Enter')
  await expect(question(page)).toBeHidden()
  await expect(person(page, 'Olivia Brandt')).toBeVisible()
  await expect(value).toBeVisible()

  await open(page, 'sample-annotator')
  await question(page)
    .getByRole('button', { name: /^Switch to Amir Haddad/ })
    .click()
  await expect(page.getByRole('button', { name: /^Signed in as Amir Haddad/ })).toBeVisible()
  await expect(value).toBeVisible()
  expect(page.url()).toBe(address)
})

test('opening the page with a sign-in link asks too; a link of the same user and an invalid link change nothing', async ({
  page,
}) => {
  await signIn(page, 'Olivia Brandt')
  await page.goto('about:blank')
  await page.goto('/#key=sample-annotator')
  await question(page).getByRole('button', { name: 'Close' }).click()
  await expect(person(page, 'Olivia Brandt')).toBeVisible()
  await open(page, 'nobody')
  const failed = page.getByRole('dialog', { name: 'This sign-in link doesn’t work' })
  await expect(failed).toContainText('You’re still signed in as Olivia Brandt (')
  await failed.getByRole('button', { name: 'Close' }).last().click()
  await open(page, 'sample-owner')
  await expect.poll(() => page.url()).not.toContain('key=')
  await expect(person(page, 'Olivia Brandt')).toBeVisible()
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('a sign-in link of this server is refused while a user is signed in to the service', async ({
  page,
  baseURL,
}) => {
  const at = await startAtService(String(baseURL))
  try {
    await signInAt(page, at, 'key')
    await chooseQueue(page, 'Support answers')
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await open(page, 'sample-owner')
    const refused = page.getByRole('dialog', { name: 'This link can’t be used here' })
    await expect(refused).toContainText('Sign out first, then open the link again.')
    expect(asked.filter((url) => url.includes('current_user'))).toEqual([])
    await refused.getByRole('button', { name: 'Close' }).last().click()
    await expect(page.getByRole('button', { name: /^Queue: Support answers/ })).toBeVisible()
  } finally {
    await at.stop()
  }
})
