import { expect, test, type Page } from '@playwright/test'
import { signInAt, startAtService, type AtService } from './service/at-service.ts'
import { addLeaf, chooseFormat, chooseQueue, exportFile, tree } from './support/builder.ts'
import {
  page as htmlPage,
  sentence,
  standardError,
  unionErrors,
} from './service/stand-in-refusals.ts'
import type { Operation, Refusal } from './service/stand-in-ways.ts'

/** Each error of the service is shown in words at its place, and nothing typed is lost. */

let at: AtService
test.beforeAll(async ({ baseURL }) => {
  at = await startAtService(String(baseURL))
})
test.afterAll(() => at.stop())

const working: readonly Operation[] = ['count', 'search', 'export']

const value = (page: Page) => tree(page).getByRole('textbox', { name: 'Value' })

async function open(page: Page): Promise<void> {
  at.service.set({})
  await signInAt(page, at, 'key')
  await chooseQueue(page, 'Support answers')
  await addLeaf(page, 'Quality')
  await value(page).fill('3')
  await expect(page.getByRole('button', { name: /^Export [\d,]+ records/ })).toBeVisible()
}

const pressExport = (page: Page) =>
  page
    .getByRole('button', { name: /^Export/ })
    .last()
    .click()

/** The page shows nothing of a body, a header or a schema. */
async function expectWords(page: Page): Promise<void> {
  await expect(page.locator('body')).not.toContainText(/[{[]"|<\/?html|nginx|FieldInfo|\bdetail\b/i)
}

/** Everything works again as soon as the service does. */
async function expectGoesOn(page: Page): Promise<void> {
  at.service.set({})
  await expect(value(page)).toHaveValue('4')
  const again = page.getByRole('button', { name: 'Count again' })
  if (await again.isVisible()) await again.click()
  await expect(page.getByRole('button', { name: /^Export [\d,]+ records/ })).toBeVisible()
  const file = await exportFile(page)
  expect(file.bytes.equals(at.service.lastFile())).toBe(true)
  await expect(page.getByText('Complete', { exact: true })).toBeVisible()
}

const refusals: readonly {
  readonly name: string
  readonly refuse: (sent: unknown) => Refusal
  readonly words: RegExp
  /** The page retries by itself. */
  readonly waits?: true
}[] = [
  {
    name: 'a 422 in a sentence',
    refuse: sentence(422, 'The filter holds a column of another project.'),
    words: /The filter holds a column of another project\./,
  },
  {
    name: 'a 403',
    refuse: sentence(403, 'Ask an owner of the project for access.'),
    words: /Ask an owner of the project for access\./,
  },
  {
    name: 'a standard error instead of a detail',
    refuse: standardError(400),
    words: /being rebuilt\. Wait for the rebuild to end, then export again\./,
  },
  {
    name: 'a standard error beside a detail',
    refuse: standardError(409, 'QueueRebuildError'),
    words: /being rebuilt\. Wait for the rebuild to end, then export again\./,
  },
  {
    name: 'a 429 without a word',
    refuse: htmlPage(429),
    words: /The service got too many requests/,
    waits: true,
  },
  {
    name: 'a 429 with a date to wait for',
    refuse: () =>
      sentence(429, 'Rate limit exceeded.', {
        'Retry-After': new Date(Date.now() + 90_000).toUTCString(),
      })(),
    words: /Rate limit exceeded\..*Retrying in (1\smin \d+|90|8\d|7\d)\ss/,
    waits: true,
  },
  {
    name: 'a 500 with a page',
    refuse: htmlPage(500),
    words: /The service failed \(error 500\)/,
    waits: true,
  },
  {
    name: 'a 502 with a page of the proxy',
    refuse: htmlPage(502),
    words: /The service behind the gateway isn’t responding/,
    waits: true,
  },
  {
    name: 'a 503 with a page of the proxy',
    refuse: htmlPage(503, { 'Retry-After': '40' }),
    words: /The service isn’t ready/,
    waits: true,
  },
  {
    name: 'the page of a network where one signs in, under 200',
    refuse: htmlPage(200),
    words: /A web page came instead of the file\./,
  },
]

for (const { name, refuse, words, waits } of refusals) {
  test(`${name} is reported at its place, and the job continues afterwards`, async ({ page }) => {
    await open(page)
    at.service.set({ failing: { operations: working, refuse } })
    await value(page).fill('4')
    await expect(page.getByText(/^The records couldn’t be counted\./)).toHaveCount(1)
    await expectWords(page)
    await pressExport(page)
    const run = page.locator('[role=status], [role=alert]').filter({
      hasText: waits ? 'Waiting for the server' : 'The export failed',
    })
    await expect(run).toContainText(words)
    await expectWords(page)
    if (waits) await run.getByRole('button', { name: 'Cancel' }).click()
    await expectGoesOn(page)
  })
}

test('a 422 with union errors marks the condition once, in counts and in exports', async ({
  page,
}) => {
  await open(page)
  at.service.set({ failing: { operations: working, refuse: unionErrors } })
  await value(page).fill('4')
  const headline = page.getByText(/^The records couldn’t be counted\./)
  await expect(headline).toContainText('The problems are marked')
  await expect(page.getByText('1 problem', { exact: true })).toBeVisible()
  await pressExport(page)
  await expect(page.getByText(/rejected this request\. The problem is marked/)).toBeVisible()
  await expect(tree(page).getByText("Input should be 'eq' or 'ne'")).toHaveCount(1)
  await expect(page.getByText('Field required')).toHaveCount(0)
  await expectWords(page)
  await page
    .getByRole('button', { name: /^Condition 1 \(.*\): input should be 'eq' or 'ne'$/ })
    .click()
  await expect(tree(page).locator('[data-field=operator] button')).toBeFocused()
  at.service.set({})
  await page.getByRole('button', { name: 'Count again' }).click()
  await expect(page.getByText(/^of 4,812 records/)).toBeVisible()
  const file = await exportFile(page)
  expect(file.bytes.equals(at.service.lastFile())).toBe(true)
  await expect(page.getByText('Complete', { exact: true })).toBeVisible()
  await expect(page.getByText("Input should be 'eq' or 'ne'")).toHaveCount(0)
})

test('a web page in place of a CSV is not accepted as a file, also without counts', async ({
  page,
}) => {
  at.service.set({ companions: 404 })
  await signInAt(page, at, 'key')
  await chooseQueue(page, 'Support answers')
  await chooseFormat(page, 'CSV')
  at.service.set({
    companions: 404,
    failing: { operations: ['export'], refuse: htmlPage(200) },
  })
  const files: string[] = []
  page.on('download', (download) => files.push(download.suggestedFilename()))
  await pressExport(page)
  await expect(page.getByText('The export failed')).toBeVisible()
  await page.getByRole('tab', { name: 'File' }).click()
  await expect(
    page.getByText(/The beginning of the file couldn’t be loaded\. A web page came/),
  ).toBeVisible()
  await expectWords(page)
  expect(files).toEqual([])
})

test('queues and columns that fail to load say so in place and load by themselves or on a press', async ({
  page,
}) => {
  const away = { operations: ['queues'] as const, refuse: htmlPage(503, { 'Retry-After': '2' }) }
  at.service.set({ failing: away })
  await signInAt(page, at, 'key')
  await expect(page.getByText('The queues couldn’t be loaded').first()).toBeVisible()
  await expectWords(page)
  at.service.set({})
  await expect(page.getByRole('option', { name: /Support answers/ })).toBeVisible()
  at.service.set({ failing: { ...away, operations: ['queue', 'columns', 'users'] } })
  await page.getByRole('option', { name: /Support answers/ }).click()
  await expect(page.getByText('This queue can’t be opened')).toBeVisible()
  await expect(page.getByText(/still being prepared/)).toHaveCount(0)
  await expectWords(page)
  at.service.set({})
  await expect(page.getByRole('button', { name: /^Queue: Support answers/ })).toBeVisible()
  await addLeaf(page, 'Quality')
  await value(page).fill('4')
  await expectGoesOn(page)
})

test('a missing queue and a forbidden one are reported in the service’s words', async ({
  page,
}) => {
  for (const refuse of [
    sentence(404, 'Annotation queue not found.'),
    sentence(403, 'You do not have access to this queue.'),
  ]) {
    at.service.set({ failing: { operations: ['queue'], refuse } })
    await signInAt(page, at, 'key')
    await page.getByRole('option', { name: /Support answers/ }).click()
    await expect(page.getByText('This queue can’t be opened')).toBeVisible()
    await expect(page.getByText(String(JSON.parse(refuse().body).detail))).toBeVisible()
    await page.evaluate(() => sessionStorage.clear())
  }
})
