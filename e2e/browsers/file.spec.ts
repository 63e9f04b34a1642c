import { exported, sampleQueues } from '../support/api.ts'
import { startFaultyServer, type FaultyServer } from '../support/faulty-server.ts'
import { chooseQueue, exportButton, exportFile, signIn } from './builder.ts'
import { expect, test } from './fixtures.ts'
import type { Tab } from './tab.ts'

/** Large files: saved whole under the name that the page shows, or not at all. */

const { id } = sampleQueues.agent
const everything = { record_selector: { type: 'filter_tree', filter_tree: { and: [] } } }

async function openAgentQueue(tab: Tab, address: string): Promise<void> {
  await signIn(tab, address)
  await chooseQueue(tab, 'agent')
  await tab.see({ role: 'button', name: 'Export 50,000 records' })
}

const hasText = (tab: Tab, text: string, times: number) =>
  tab.until(`${text}, ${times} times`, async () =>
    (await tab.count({ text })) === times ? true : undefined,
  )

/** Names the file and returns the name that the page shows below the field. */
async function nameFile(tab: Tab, text: string): Promise<string> {
  await tab.enter({ role: 'textbox', name: 'File name' }, text)
  const shown = await tab.text({ text: /^Saved as .*50000/ })
  return shown.slice('Saved as '.length)
}

test('60 MB arrive whole under the shown name: through the page, then by the browser itself', async ({
  tab,
  baseURL,
}) => {
  await openAgentQueue(tab, String(baseURL))
  const expected = await exported(baseURL, id, everything)
  expect(expected.length).toBeGreaterThan(60e6)
  const through = await nameFile(tab, '~Büro: 100%  “{queue}”/週報 عربي {count}?')
  const file = await exportFile(tab)
  expect(file.bytes.equals(expected)).toBe(true)
  await tab.see({ text: 'Complete' })
  await tab.see({ text: 'All 50,000 records are in the file.' })
  await tab.see({ text: `SHA-256 ${file.sha256}` })
  expect(file.name).toBe(through)
  await hasText(tab, through, 1)

  const byLink = await nameFile(tab, 'By link: “{queue}” – é 週報 {count}')
  const linked = await tab.download(async () => {
    await tab.click({ role: 'button', name: 'Other ways to save' })
    await tab.click({ role: 'menuitem', name: /Browser download/ })
  })
  expect(linked.bytes.equals(expected)).toBe(true)
  expect(linked.name).toBe(byLink)
  await hasText(tab, byLink, 1)
  await hasText(tab, `SHA-256 ${file.sha256}`, 2)
  await hasText(tab, 'Complete', 2)

  // The third download in a row: no browser may stop to ask.
  const receipt = await tab.download(() => tab.click({ role: 'button', name: 'Save receipt' }))
  expect(receipt.name).toBe(`${byLink}.receipt.json`)
  expect(JSON.parse(receipt.bytes.toString())).toMatchObject({
    verdict: { kind: 'complete' },
    file: { name: byLink, bytes: expected.length, sha256: file.sha256 },
  })
})

test.describe('with a server that fails', () => {
  let faulty: FaultyServer
  let proxy: FaultyServer['proxy']

  test.beforeAll(async () => {
    faulty = await startFaultyServer()
    proxy = faulty.proxy
  })
  test.afterAll(() => faulty.stop())

  /** Whether the browser would ask before it leaves the page. */
  const asksBeforeLeaving = (tab: Tab) =>
    tab.ask(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })))

  test('a cancelled export and one whose server was killed save nothing, and the next one is whole', async ({
    tab,
  }) => {
    await openAgentQueue(tab, proxy.url)
    expect(await asksBeforeLeaving(tab)).toBe(false)
    proxy.set({ kind: 'stall', after: 5e6 })
    await tab.click(exportButton)
    await tab.see({ text: /^5\sMB/ })
    expect(await asksBeforeLeaving(tab)).toBe(true)
    await tab.click({ role: 'button', name: 'Cancel' })
    await tab.see({ text: 'Cancelled' })
    await tab.see({ text: 'Nothing was saved.' })
    expect(await asksBeforeLeaving(tab)).toBe(false)
    await tab.click({ role: 'button', name: 'Dismiss' })
    await tab.gone({ text: 'Cancelled' })

    proxy.set({ kind: 'cut', after: 30e6, onCut: () => faulty.server().process.kill('SIGKILL') })
    await tab.click(exportButton)
    await tab.see({ text: 'Incomplete' }, 60_000)
    // WebKitGTK ends a broken answer like a whole one; then the rows tell.
    await tab.see({ text: /The connection was lost|The file ends in the middle|only [\d,]+ of/ })
    await tab.see({ text: 'Nothing was saved.' })
    expect(tab.savedNames()).toEqual([])
    const part = await tab.download(() =>
      tab.click({ role: 'button', name: 'Save as .incomplete' }),
    )
    expect(part.name).toMatch(/\.jsonl\.incomplete$/)

    proxy.set({ kind: 'none' })
    await faulty.restart()
    const whole = await tab.download(() => tab.click({ role: 'button', name: 'Export again' }))
    const expected = await exported(faulty.server().url, id, everything)
    expect(whole.bytes.equals(expected)).toBe(true)
    expect(part.bytes.equals(expected.subarray(0, part.bytes.length))).toBe(true)
    await tab.see({ text: 'Complete' })
    await tab.see({ text: `SHA-256 ${whole.sha256}` })
  })
})
