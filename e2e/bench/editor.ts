import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser } from '@playwright/test'
import { browserArguments, findOrInstallBrowser } from '../support/browser.ts'
import { startServer } from '../support/start-server.ts'
import { columnListLine, editorTable, type Measured } from './editor-tables.ts'
import { makeSample, widen } from './make-sample.ts'
import type { FrameTime } from './measure-frames.ts'
import { measureRqb } from './measure-rqb.ts'
import { measureColumnList, measureWinnow } from './measure-winnow.ts'
import { serveRqbPage } from './serve-rqb-page.ts'

const sizes = [100, 1000, 5000]
const rounds = { mounts: 8, keys: 60, edits: 10 }
const manyColumns = 5000
const key = 'bench-administrator'

async function measureEditors(browser: Browser): Promise<Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-bench-'))
  const sample = await makeSample(folder, 10_000)
  const server = await startServer(['--queue', sample.folder], { WINNOW_API_KEY: key })
  const rqb = await serveRqbPage()
  const measured: Measured[] = []
  try {
    for (const leaves of sizes) {
      console.log(`measuring the editors with ${leaves.toLocaleString('en')} leaves`)
      const winnow = await measureWinnow(browser, `${server.url}/#key=${key}`, leaves, rounds)
      measured.push({ leaves, winnow, rqb: await measureRqb(browser, rqb.url, leaves, rounds) })
    }
  } finally {
    await rqb.stop()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return measured
}

/** Opens the column list of a queue with many columns. */
async function measureLists(browser: Browser): Promise<readonly FrameTime[]> {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-bench-'))
  const sample = await makeSample(folder, 1_000)
  widen(sample, manyColumns)
  const server = await startServer(['--queue', sample.folder], { WINNOW_API_KEY: key })
  try {
    return await measureColumnList(browser, `${server.url}/#key=${key}`, rounds.edits)
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

if (!existsSync('dist/server/main.js')) throw new Error('There is no build: `npm run build` first.')
const browser = await chromium.launch({
  executablePath: findOrInstallBrowser(),
  args: browserArguments,
})
try {
  console.log(editorTable(await measureEditors(browser)))
  console.log(columnListLine(manyColumns, await measureLists(browser)))
} finally {
  await browser.close()
}
