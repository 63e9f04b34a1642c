import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { browserArguments, findOrInstallBrowser } from '../support/browser.ts'
import { startServer } from '../support/start-server.ts'
import { median } from './statistics.ts'

/**
 * `npm run bench:page`: page loads in Chromium with a processor that is 4 times slower, 1.6 Mbit/s and
 * a round trip of 150 ms, and then the main job with the interaction to next paint of each step.
 */

const rounds = 3
const slow = { latency: 150, downloadThroughput: 200_000, uploadThroughput: 200_000 }
const slowDown = 4
const minute = 60_000

type Figures = Record<string, number>

/** Paints, shifts and interactions of the page, collected from its beginning. */
const observe = `
  globalThis.observed = { shift: 0, largest: 0, interactions: [] }
  const each = (type, options, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...options })
  each('layout-shift', {}, (entry) => { if (!entry.hadRecentInput) observed.shift += entry.value })
  each('largest-contentful-paint', {}, (entry) => { observed.largest = entry.startTime })
  each('event', { durationThreshold: 16 }, (entry) => { if (entry.interactionId) observed.interactions.push(entry.duration) })
`

async function openSlowPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  page.setDefaultTimeout(2 * minute)
  await page.addInitScript(observe)
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', { offline: false, ...slow })
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowDown })
  return page
}

/** Kilobytes on the wire by kind. A cached file counts nothing. */
function countBytes(page: Page): () => Promise<Figures> {
  const waiting: Promise<readonly [string, number]>[] = []
  page.on('requestfinished', (request) => {
    const kind = request.resourceType()
    waiting.push(
      request.sizes().then(
        ({ responseBodySize }) => [kind, Math.max(0, responseBodySize)] as const,
        () => [kind, 0] as const,
      ),
    )
  })
  return async () => {
    const sums: Figures = {}
    for (const [kind, bytes] of await Promise.all(waiting)) {
      sums[`${kind}, kB`] = (sums[`${kind}, kB`] ?? 0) + bytes / 1000
    }
    return sums
  }
}

type Observed = {
  readonly first: number
  readonly largest: number
  readonly shift: number
  readonly interactions: readonly number[]
}

const readObserved = async (page: Page): Promise<Observed> =>
  (await page.evaluate(
    `({ ...observed, first: performance.getEntriesByName('first-contentful-paint')[0]?.startTime })`,
  )) as Observed

const paints = async (page: Page): Promise<Figures> => {
  const { first, largest, shift } = await readObserved(page)
  return {
    'first contentful paint, ms': first,
    'largest contentful paint, ms': largest,
    'layout shift': shift,
  }
}

async function load(page: Page, address: string, usable: (page: Page) => Promise<void>) {
  const bytes = countBytes(page)
  const started = performance.now()
  await page.goto(address, { waitUntil: 'commit' })
  await usable(page)
  const ms = performance.now() - started
  const onWire = await bytes()
  return { 'usable, ms': ms, ...(await paints(page)), ...onWire }
}

const signInIsUsable = (page: Page) =>
  page.getByRole('button', { name: /Olivia Brandt/ }).click({ trial: true })
const treeIsUsable = (page: Page) =>
  page
    .getByRole('treegrid', { name: 'Filter' })
    .getByRole('button', { name: 'Condition' })
    .first()
    .click({ trial: true })

/** The session and the address of a person who chose a queue. */
async function prepare(browser: Browser, url: string) {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(url)
  await page.getByRole('button', { name: /Olivia Brandt/ }).click()
  await page.getByRole('option', { name: /Support answers/ }).click()
  await treeIsUsable(page)
  await page.waitForFunction(() => location.hash.length > 10)
  const session = await page.evaluate(() => JSON.stringify(sessionStorage))
  const address = page.url()
  await context.close()
  return { session, address }
}

async function loads(browser: Browser, url: string): Promise<Record<string, Figures>> {
  const { session, address } = await prepare(browser, url)
  const signIn = await browser.newContext()
  const cold = await load(await openSlowPage(signIn), url, signInIsUsable)
  await signIn.close()
  const context = await browser.newContext()
  await context.addInitScript((text) => {
    for (const [name, value] of Object.entries(JSON.parse(text) as Record<string, string>)) {
      sessionStorage.setItem(name, value)
    }
  }, session)
  const linkCold = await load(await openSlowPage(context), address, treeIsUsable)
  const linkWarm = await load(await openSlowPage(context), address, treeIsUsable)
  await context.close()
  return { 'sign-in, cold': cold, 'link, cold': linkCold, 'link, warm': linkWarm }
}

/** The steps of the main job; each gives the slowest of its interactions. */
async function mainJob(browser: Browser, url: string): Promise<Figures> {
  const context = await browser.newContext()
  const page = await openSlowPage(context)
  await page.goto(url)
  const figures: Figures = {}
  const step = async (name: string, run: () => Promise<unknown>) => {
    await page.evaluate('observed.interactions = []')
    await run()
    await page.waitForTimeout(1500)
    const { interactions: all } = await readObserved(page)
    figures[`${name}, ms`] = Math.max(0, ...all)
  }
  const tree = page.getByRole('treegrid', { name: 'Filter' })
  await step('sign in', () => page.getByRole('button', { name: /Olivia Brandt/ }).click())
  await step('choose the queue', () =>
    page.getByRole('option', { name: /Support answers/ }).click(),
  )
  await step('add a condition, which opens the columns', () =>
    tree.getByRole('button', { name: 'Condition' }).first().click(),
  )
  await step('choose a column', async () => {
    await page.getByRole('combobox', { name: 'Column' }).pressSequentially('Quality')
    await page.keyboard.press('Enter')
  })
  await step('type a value', () =>
    tree.getByRole('textbox', { name: 'Value' }).pressSequentially('4'),
  )
  await step('open a row’s menu', () =>
    tree
      .getByRole('button', { name: /^(Actions|More)/ })
      .last()
      .click(),
  )
  await step('close it', () => page.keyboard.press('Escape'))
  await step('to record IDs', () => page.getByText('Record IDs', { exact: true }).click())
  await step('back to the tree', () => page.getByText('Filter', { exact: true }).first().click())
  await step('export', () =>
    page
      .getByRole('button', { name: /^Export [\d,]+ records/ })
      .last()
      .click(),
  )
  figures['worst, ms'] = Math.max(...Object.values(figures))
  figures['layout shift of the whole job'] = (await paints(page))['layout shift'] ?? Number.NaN
  await context.close()
  return figures
}

const tell = (title: string, all: readonly Figures[]): void => {
  console.log(`\n${title}`)
  for (const name of Object.keys(all[0] ?? {})) {
    const value = median(all.map((one) => one[name] ?? 0))
    console.log(`  ${name.padEnd(36)} ${value < 1 ? value.toFixed(3) : value.toFixed(0)}`)
  }
}

const data = mkdtempSync(join(tmpdir(), 'winnow-bench-page-'))
const server = await startServer([], {}, data, 10)
const browser = await chromium.launch({
  executablePath: findOrInstallBrowser(),
  args: [...browserArguments],
})
try {
  const all: Record<string, Figures>[] = []
  for (let round = 0; round < rounds; round += 1) {
    all.push({
      ...(await loads(browser, server.url)),
      'main job': await mainJob(browser, server.url),
    })
  }
  for (const title of Object.keys(all[0] ?? {}))
    tell(
      title,
      all.map((one) => one[title] ?? {}),
    )
} finally {
  await browser.close()
  await server.stop()
  rmSync(data, { recursive: true, force: true })
}
