import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from '@playwright/test'
import { browserArguments, findOrInstallBrowser } from '../support/browser.ts'
import { startServer, type RunningServer } from '../support/start-server.ts'
import { makeSample } from './make-sample.ts'
import { median } from './statistics.ts'

/** Medians of alternating rounds. */

const key = 'bench-administrator'
const rounds = 3
const records = 960_000
const folder = mkdtempSync(join(tmpdir(), 'winnow-bench-'))
const file = (name: string) => join(folder, name)

/** The file of the last round must be on the disk before the next one is measured. */
const settle = () => execFileSync('sync')

async function curl(server: RunningServer): Promise<number> {
  const headers = ['-H', `Galileo-API-Key: ${key}`, '-H', 'Content-Type: application/json']
  const list = execFileSync('curl', [
    '-s',
    `${server.url}/v2/annotation_queues/query`,
    ...headers,
    '-d',
    '{}',
  ])
  const { annotation_queues: queues } = JSON.parse(list.toString()) as {
    annotation_queues: { id: string }[]
  }
  const body = JSON.stringify({
    record_selector: { type: 'filter_tree', filter_tree: { and: [] } },
  })
  const url = `${server.url}/v2/annotation_queues/${queues[0]?.id}/records/export`
  settle()
  const started = performance.now()
  execFileSync('curl', ['-sf', '-o', file('curl.jsonl'), url, ...headers, '-d', body])
  return performance.now() - started
}

async function openBuilder(browser: BrowserContext, server: RunningServer): Promise<Page> {
  const page = await browser.newPage()
  await page.goto(`${server.url}/#key=${key}`)
  await page.getByRole('option').first().click()
  await page.getByRole('button', { name: /^Export [\d,]+ records/ }).waitFor()
  return page
}

async function download(page: Page, way: 'streamed' | 'link'): Promise<number> {
  const downloading = page.waitForEvent('download', { timeout: 600_000 })
  await page.getByRole('button', { name: 'Other ways to save' }).click()
  settle()
  const started = performance.now()
  await page
    .getByRole('menuitem', { name: way === 'link' ? /Browser download/ : /Download with checks/ })
    .click()
  const path = await (await downloading).path()
  const took = performance.now() - started
  if (statSync(path).size !== statSync(file('curl.jsonl')).size) {
    throw new Error('The file that the browser saved is not the one that curl saved.')
  }
  rmSync(path)
  await page.getByText('Complete', { exact: true }).first().waitFor({ timeout: 120_000 })
  await page.getByRole('button', { name: 'Dismiss' }).first().click()
  return took
}

/** The browser reports tasks of more than 50 ms only. */
const watchTasks = (page: Page) =>
  page.evaluate(() => {
    const longest = { task: 0 }
    Object.assign(globalThis, { longest })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) longest.task = Math.max(longest.task, entry.duration)
    }).observe({ entryTypes: ['longtask'] })
  })

const longestTask = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { longest: { task: number } }).longest.task)

/** Linux only. */
function renderers(): readonly string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer')
    } catch {
      return false
    }
  })
}

async function peakGrowth(run: () => Promise<unknown>): Promise<number> {
  const pids = renderers()
  const memory = () =>
    pids.reduce((sum, pid) => {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8')
      return sum + Number(/RssAnon:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024
    }, 0)
  const before = memory()
  let most = before
  const timer = setInterval(() => {
    most = Math.max(most, memory())
  }, 50)
  try {
    await run()
  } finally {
    clearInterval(timer)
  }
  return most - before
}

const ratio = (ours: readonly number[], theirs: readonly number[]): string =>
  (median(ours) / median(theirs)).toFixed(2)

try {
  const sample = await makeSample(folder, records)
  const data = file('data')
  const start = () => startServer(['--queue', sample.folder], { WINNOW_API_KEY: key }, data, 15)
  // One server imports, another one is measured.
  await (await start()).stop()
  const server = await start()
  // A profile on disk, because the browser keeps whole files in memory without one.
  const browser = await chromium.launchPersistentContext(file('profile'), {
    args: browserArguments,
    executablePath: findOrInstallBrowser(),
  })
  try {
    const page = await openBuilder(browser, server)
    await curl(server)
    console.log(`${(statSync(file('curl.jsonl')).size / 1e6).toFixed(0)} MB of JSONL`)
    const times = { curl: [] as number[], streamed: [] as number[], link: [] as number[] }
    await watchTasks(page)
    for (let round = 0; round < rounds; round += 1) {
      times.curl.push(await curl(server))
      times.streamed.push(await download(page, 'streamed'))
    }
    const task = await longestTask(page)
    for (let round = 0; round < rounds; round += 1) {
      times.curl.push(await curl(server))
      times.link.push(await download(page, 'link'))
    }
    console.log(`streamed / curl -o: ${ratio(times.streamed, times.curl)} (aim at most 1.50)`)
    console.log(`by link / curl -o: ${ratio(times.link, times.curl)} (aim at most 1.10)`)
    console.log(
      `longest task of the page while streaming: ${task === 0 ? 'under 50' : task.toFixed(0)} ms (aim at most 50)`,
    )
    if (process.platform === 'linux') {
      const grown = await peakGrowth(() => download(page, 'link'))
      console.log(`memory of the page by link: +${grown.toFixed(0)} MB (aim at most 30)`)
    }
  } finally {
    await browser.close()
    await server.stop()
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
