import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { build } from 'vite'
import { browserArguments, findOrInstallBrowser } from '../support/browser.ts'
import { startServer } from '../support/start-server.ts'
import { treeOf } from './bench-trees.ts'
import { openBenchPage } from './bench-page.ts'
import { median } from './statistics.ts'

const rounds = 5
const count = 100_000

type Paste = {
  /** Milliseconds from the key to the frame that shows the result. */
  readonly shown: number
  /** Milliseconds of the longest task, including what follows the result. */
  readonly longest: number
  /** MB after a garbage collection. */
  readonly heap: number
}

const putIdsOnClipboard = (page: Page, round: number) =>
  page.evaluate(
    ({ many, seed }) => {
      let state = seed + 1
      const hex = () => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0
        return state.toString(16).padStart(8, '0')
      }
      const ids = Array.from({ length: many }, () => {
        const [a, b, c] = [hex(), hex(), hex()] as const
        return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-a${c.slice(1, 4)}-${c.slice(4)}${a}`
      })
      return navigator.clipboard.writeText(ids.join('\n'))
    },
    { many: count, seed: round },
  )

async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session
    .send('Performance.enable')
    .then(() => session.send('Performance.getMetrics'))
  await session.detach()
  return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN) / 1e6
}

async function paste(page: Page, selector: string): Promise<Paste> {
  const before = await heapOf(page)
  await page.evaluate((wanted) => {
    const found = { shown: 0, longest: 0 }
    Object.assign(globalThis, { found })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries())
        found.longest = Math.max(found.longest, duration)
    }).observe({ entryTypes: ['longtask'] })
    let started = 0
    document.addEventListener('paste', () => (started = performance.now()), {
      capture: true,
      once: true,
    })
    const look = () => {
      if (started > 0 && document.querySelector(wanted)) {
        setTimeout(() => (found.shown = performance.now() - started))
      } else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  }, selector)
  await page.keyboard.press('ControlOrMeta+V')
  await page.waitForFunction(() => (globalThis as unknown as { found: Paste }).found.shown > 0)
  // Wait for what follows: count, preview, link.
  await page.waitForTimeout(4000)
  const { shown, longest } = await page.evaluate(
    () => (globalThis as unknown as { found: Paste }).found,
  )
  return { shown, longest, heap: (await heapOf(page)) - before }
}

/** Browsers allow the clipboard on localhost and https only. */
const plainAddress = 'http://localhost/plain'
const plainPage = `<!doctype html><textarea rows=10 cols=60></textarea><p></p><ul></ul><script>
const area = document.querySelector('textarea')
area.addEventListener('input', () => {
  const words = area.value.split(/[\\s,;"]+/)
  const ids = [...new Set(words.filter((word) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(word)))]
  document.querySelector('p').textContent = ids.length + ' ids'
  globalThis.ids = ids
  document.querySelector('ul').innerHTML = ids.slice(0, 20).map((id) => '<li>' + id + '</li>').join('')
})
</script>`

async function linkCode(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'winnow-link-'))
  try {
    await build({
      configFile: false,
      logLevel: 'warn',
      build: {
        outDir,
        emptyOutDir: true,
        minify: true,
        rolldownOptions: { output: { codeSplitting: false } },
        lib: {
          entry: join(import.meta.dirname, '../../src/share/link.ts'),
          formats: ['es'],
          fileName: 'link',
        },
      },
    })
    return readFileSync(join(outDir, 'link.js'), 'utf8')
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
}

async function measureLink(page: Page, code: string, leaves: number) {
  return page.evaluate(
    async ({ text, tree, noIds }) => {
      const address = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }))
      const link = (await import(address)) as {
        encodeLink: (configuration: unknown, ids: unknown) => Promise<{ fragment: string }>
        decodeLink: (fragment: string) => Promise<unknown>
      }
      const configuration = {
        queue_id: 'fe48ef63-1e56-4408-8465-3cde776200b5',
        selector: 'filter_tree',
        filter_tree: tree,
        filter_json: null,
        record_ids_text: '',
        export_format: 'jsonl',
        column_ids: null,
        redact: true,
        export_computed_metrics_only: false,
        file_name: '',
      }
      const times = { encode: [] as number[], decode: [] as number[] }
      let fragment = ''
      for (let round = 0; round < 15; round += 1) {
        let started = performance.now()
        fragment = (await link.encodeLink(configuration, noIds)).fragment
        times.encode.push(performance.now() - started)
        started = performance.now()
        await link.decodeLink(fragment)
        times.decode.push(performance.now() - started)
      }
      return { ...times, length: fragment.length }
    },
    { text: code, tree: treeOf(leaves), noIds: { record_ids: [] } },
  )
}

async function samplesMade(url: string): Promise<void> {
  for (;;) {
    const session = (await (await fetch(`${url}/winnow/session`)).json()) as {
      preparing: unknown[]
    }
    if (session.preparing.length === 0) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

const server = await startServer()
await samplesMade(server.url)
const browser = await chromium.launch({
  args: browserArguments,
  executablePath: findOrInstallBrowser(),
})
try {
  const winnow: Paste[] = []
  const plain: Paste[] = []
  for (let round = 0; round < rounds; round += 1) {
    const page = await openBenchPage(browser)
    await page.goto(`${server.url}/#key=sample-owner`)
    await page.getByRole('option', { name: /^Support answers/ }).click()
    await page.getByText('Record IDs', { exact: true }).click()
    await putIdsOnClipboard(page, round)
    await page.getByRole('textbox', { name: 'Record IDs' }).focus()
    await page.waitForTimeout(1000)
    winnow.push(await paste(page, '[aria-label="The IDs"] [role=listitem]'))
    await page.close()
    const other = await openBenchPage(browser)
    await other.route(plainAddress, (route) =>
      route.fulfill({ contentType: 'text/html', body: plainPage }),
    )
    await other.goto(plainAddress)
    await putIdsOnClipboard(other, round)
    await other.locator('textarea').focus()
    plain.push(await paste(other, 'li'))
    await other.close()
  }
  const line = (what: string, of: (paste: Paste) => number, aim: string) => {
    const ours = median(winnow.map(of))
    const theirs = median(plain.map(of))
    console.log(
      `${what}: ${ours.toFixed(0)} (aim ${aim}); plain ${theirs.toFixed(0)}, ${(theirs / ours).toFixed(1)} times that`,
    )
  }
  line('longest task, ms', ({ longest }) => longest, 'at most 50')
  line('until the list is shown, ms', ({ shown }) => shown, 'at most 400')
  line('memory of the page, MB more', ({ heap }) => heap, 'at most 25')
  const code = await linkCode()
  const page = await openBenchPage(browser)
  for (const leaves of [20, 100, 1000]) {
    const { encode, decode, length } = await measureLink(page, code, leaves)
    console.log(
      `link of ${leaves} leaves: ${length} characters, written in ${median(encode).toFixed(1)} ms, read in ${median(decode).toFixed(1)} ms${leaves === 1000 ? ' (aim at most 10 each)' : ''}`,
    )
  }
} finally {
  await browser.close()
  await server.stop()
}
