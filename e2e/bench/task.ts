import { readFileSync } from 'node:fs'
import { chromium, type Browser, type Page } from '@playwright/test'
import { exported, sampleQueues } from '../support/api.ts'
import { browserArguments, findOrInstallBrowser } from '../support/browser.ts'
import { chooseQueue, signIn } from '../support/builder.ts'
import { startServer } from '../support/start-server.ts'
import { aligned, type Row } from './aligned.ts'
import { jobs, type Job, type QueueRecord } from './task-jobs.ts'
import { Person, type Effort } from './task-person.ts'

/**
 * `npm run bench:task`: what four jobs take at the page, as a person does them in a browser. A job
 * begins on the page with its queue chosen and ends with the right file.
 */

const queue = sampleQueues.support
type Records = readonly QueueRecord[]

async function readRecords(url: string): Promise<Records> {
  const everything = { record_selector: { type: 'filter_tree', filter_tree: { and: [] } } }
  const lines = (await exported(url, queue.id, everything)).toString().trimEnd().split('\n')
  return lines.map((line) => JSON.parse(line) as QueueRecord)
}

/** Throws unless the file has the right records, columns and format. */
async function check(url: string, { wanted, file }: Job, records: Records, path: string) {
  const record_ids = wanted(records).map(({ id }) => id)
  const record_selector = { type: 'record_ids', record_ids }
  const expected = await exported(url, queue.id, { ...file, record_selector })
  if (readFileSync(path).equals(expected)) return
  throw new Error('The person got another file than the one they wanted.')
}

async function open(browser: Browser, baseURL: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL,
    viewport: { width: 1440, height: 920 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const page = await context.newPage()
  await signIn(page)
  await chooseQueue(page, queue.name)
  await page.getByRole('button', { name: /^Export [\d,]+ records$/ }).waitFor()
  return page
}

async function openJob(browser: Browser, url: string, job: Job, records: Records) {
  const page = await open(browser, url)
  const copied = job.clipboard?.(records)
  if (copied !== undefined) {
    await page.evaluate((text) => navigator.clipboard.writeText(text), copied)
  }
  if (job.colleague) {
    const theirs = await open(browser, url)
    await job.colleague(theirs)
    const link = theirs.url()
    await theirs.context().close()
    await page.goto('about:blank')
    await page.goto(link)
  }
  return page
}

async function measure(browser: Browser, url: string, job: Job, records: Records) {
  const page = await openJob(browser, url, job, records)
  const person = new Person(page)
  const downloading = page.waitForEvent('download', { timeout: 120_000 })
  await Promise.all([downloading, job.work(person)])
  await check(url, job, records, await (await downloading).path())
  await page.context().close()
  return person.effort
}

const whole = (value: number): string => Math.round(value).toLocaleString('en')

const line = ({ name, before, aim }: Job, effort: Effort): Row => [
  name,
  before,
  `${aim}`,
  `${effort.clicks}${effort.clicks > aim ? ' (missed)' : ''}`,
  whole(effort.keys),
  whole(effort.typed),
  whole(effort.pointer),
  whole(effort.wheel),
]

const server = await startServer([], {}, undefined, 10)
const browser = await chromium.launch({
  executablePath: findOrInstallBrowser(),
  args: browserArguments,
})
try {
  const records = await readRecords(server.url)
  const rows: Row[] = []
  for (const job of jobs) {
    console.log(`measuring: ${job.name}`)
    rows.push(line(job, await measure(browser, server.url, job, records)))
  }
  const head: Row = ['', '0.1.0', 'aim', 'clicks', 'keys', 'typed', 'pointer, px', 'wheel, px']
  console.log(`\n${aligned([head, ...rows])}`)
} finally {
  await browser.close()
  await server.stop()
}
