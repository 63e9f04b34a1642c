import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import { sampleQueues } from './support/api.ts'
import { chooseQueue, exportFile, signIn, untilWritten } from './support/builder.ts'
import { startSampleServer } from './support/sample-server.ts'

/** Several people, and several tabs of one person, in one browser. */

const tab = async (context: BrowserContext, user: Parameters<typeof signIn>[1]): Promise<Page> => {
  const page = await context.newPage()
  await signIn(page, user)
  return page
}

const menuItem = async (page: Page, name: string) => {
  await page.getByRole('button', { name: /^Signed in as/ }).click()
  await page.getByRole('menuitem', { name }).click()
}

const history = async (page: Page) => {
  await page.getByRole('button', { name: /^History/ }).click()
}

test('two people in two tabs keep their own rights, files, histories and reloads', async ({
  context,
}) => {
  const owner = await tab(context, 'Olivia Brandt')
  const annotator = await tab(context, 'Amir Haddad')
  for (const page of [owner, annotator]) await chooseQueue(page, sampleQueues.support.name)
  await expect(
    annotator.getByText('Only owners and editors can export unredacted data.'),
  ).toBeVisible()
  await exportFile(owner)
  await history(owner)
  await expect(owner.getByRole('dialog')).toContainText('Support answers')
  await history(annotator)
  await expect(annotator.getByRole('dialog')).toContainText('No exports yet')
  for (const [page, name] of [
    [owner, 'Olivia Brandt'],
    [annotator, 'Amir Haddad'],
  ] as const) {
    await page.reload()
    await expect(page.getByRole('button', { name: `Signed in as ${name}` })).toBeVisible()
    await expect(
      page.getByRole('button', { name: `Queue: ${sampleQueues.support.name}` }),
    ).toBeVisible()
  }
})

test('two tabs of one person each keep their pasted ids', async ({ context }) => {
  const pages = [await tab(context, 'Olivia Brandt'), await tab(context, 'Olivia Brandt')]
  const texts = [
    'first list: 5f0f3c36-7a0f-4d0e-9a31-0c6f2f3d8a01',
    'second list: 1c9d2b52-64f1-4d7c-8a6b-7b8f1f0e9c02',
  ]
  for (const [index, page] of pages.entries()) {
    await untilWritten(page, () => chooseQueue(page, sampleQueues.support.name))
    await untilWritten(page, () => page.getByText('Record IDs', { exact: true }).click())
    // The page stores what the link cannot hold before it changes the address.
    const box = page.getByRole('textbox', { name: /Record IDs/ })
    await untilWritten(page, () => box.fill(texts[index] ?? ''))
  }
  for (const [index, page] of pages.entries()) {
    await page.reload()
    await expect(page.getByRole('textbox', { name: /Record IDs/ })).toHaveValue(texts[index] ?? '')
  }
})

test('signing out everywhere ends that person’s tabs and tokens only', async ({ browser }) => {
  const server = await startSampleServer()
  try {
    const context = await browser.newContext({ baseURL: server.url })
    const first = await tab(context, 'Olivia Brandt')
    const second = await tab(context, 'Olivia Brandt')
    const other = await tab(context, 'Amir Haddad')
    const login = await fetch(`${server.url}/login/api_key`, {
      method: 'POST',
      body: JSON.stringify({ api_key: 'sample-owner' }),
    })
    const { access_token } = (await login.json()) as { access_token: string }
    const token = { Authorization: `Bearer ${access_token}` }
    const whoAmI = () => fetch(`${server.url}/current_user`, { headers: token })
    expect((await whoAmI()).status).toBe(200)
    await menuItem(first, 'Sign out everywhere')
    await expect(first.getByText('You’re signed out everywhere.')).toBeVisible()
    await expect(second.getByText('You signed out everywhere in another tab.')).toBeVisible()
    await expect.poll(async () => (await whoAmI()).status).toBe(401)
    await expect(other.getByRole('button', { name: 'Signed in as Amir Haddad' })).toBeVisible()
    await second.reload()
    await expect(second.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
    await context.close()
  } finally {
    await server.stop()
  }
})

test('without the server the page signs out locally and says that the server was not told', async ({
  page,
}) => {
  await signIn(page)
  await page.route('**/winnow/sign_out_everywhere', (route) => route.abort())
  await menuItem(page, 'Sign out everywhere')
  await expect(page.getByText(/The server couldn’t be reached/)).toBeVisible()
})
