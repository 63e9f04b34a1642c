import { call, sampleQueues } from '../support/api.ts'
import { addCondition, chooseQueue, openLink, signIn, writtenLink } from './builder.ts'
import { expect, test } from './fixtures.ts'
import type { Tab } from './tab.ts'

/** The address is the export: what one engine writes, every engine opens. */

const fileName = { role: 'textbox', name: 'File name' }
const column = (name: string) => ({ role: 'button', name: `Column: ${name}` })

/** The tree and the name below, as Chromium 156 packed it. */
const ofChromium =
  'w2.q1YqVLJSMkwxTTRPtjTQNU4yMdI1STOz0LVMNkjVNU21SDNKNEsyTzEwVNJRKlGyqlZKVLKKjlZKBnET04uBVHJ-XkliZh6QGa1UUJSfohQbG1uro5SmZGWoo5QHND08NTU7p1LhUcNkBafDe4ryFV42bHy6YKNSLQA.e8w7WA'
const name = 'Weekly – Büro 週報'
async function buildExport(tab: Tab, address: string): Promise<void> {
  await signIn(tab, address)
  await chooseQueue(tab, 'support')
  await addCondition(tab, 'Tags')
  await tab.type('prod')
  await tab.press('Enter', 'Escape')
  await tab.click({ text: 'CSV' })
  await tab.enter(fileName, name)
}

async function seeExport(tab: Tab): Promise<void> {
  await tab.see(column('Tags'))
  await tab.see({ role: 'row', name: /prod/ })
  await tab.see({ role: 'button', name: /^Export [\d,]+ records/ })
  expect(await tab.value(fileName)).toBe(name)
}

const hasName = (tab: Tab, text: string) =>
  tab.until(`the name ${text}`, async () =>
    (await tab.value(fileName)) === text ? true : undefined,
  )

test('every edit is in the address, which a reload and another browser open', async ({
  tab,
  launch,
  baseURL,
}) => {
  await buildExport(tab, String(baseURL))
  const link = await writtenLink(tab)
  expect(new URL(link).hash).toBe(`#${ofChromium}`)
  await tab.reload()
  await seeExport(tab)
  expect(await tab.address()).toBe(link)

  const colleague = await launch()
  await colleague.open(link)
  await colleague.see({ text: /Sign in to open an export of “Support answers, week 12”/ })
  await colleague.click({ role: 'button', name: /Olivia Brandt/ })
  await seeExport(colleague)
})

test('a link pasted into the address bar replaces the export; Back and Forward go between the steps', async ({
  tab,
  baseURL,
}) => {
  const start = String(baseURL)
  await signIn(tab, start)
  await chooseQueue(tab, 'docs')
  await tab.enter(fileName, 'mine')
  const mine = await writtenLink(tab)
  await openLink(tab, `${start}/#${ofChromium}`)
  await seeExport(tab)
  await openLink(tab, mine)
  await hasName(tab, 'mine')
  await tab.back()
  await seeExport(tab)
  await tab.back()
  await hasName(tab, 'mine')
  await tab.see({ role: 'button', name: /^Queue: Docs question answering/ })
  await tab.forward()
  await seeExport(tab)

  // Another queue is a step, too, and each step keeps its later edits.
  await tab.click({ role: 'button', name: /^Queue:/ })
  await chooseQueue(tab, 'agent')
  await tab.enter(fileName, 'second')
  await writtenLink(tab)
  await tab.back()
  await seeExport(tab)
  await tab.forward()
  await hasName(tab, 'second')
  await tab.see({ role: 'button', name: /^Queue: Agent runs, nightly/ })

  // Damage opens nothing and loses nothing.
  await openLink(tab, `${mine.slice(0, -9)}.AAAAAA`)
  await tab.see({ text: /This link is damaged/ })
  await hasName(tab, 'second')
  await tab.until('the address holds the export again', async () =>
    (await tab.address()).endsWith('.AAAAAA') ? undefined : true,
  )
  await tab.reload()
  await hasName(tab, 'second')
})

test('a link of 40 000 characters opens, is written, and opens again', async ({
  tab,
  launch,
  baseURL,
}) => {
  const { id } = sampleQueues.support
  const record_ids = Array.from(
    { length: 2000 },
    (_, at) => `00000000-0000-4000-8000-${String(at * 7919).padStart(12, '0')}`,
  )
  const body = {
    winnow: 1,
    presets: [{ name: 'Long', configuration: { q: id, s: 1, record_ids } }],
  }
  const answer = await call(baseURL, `/winnow/annotation_queues/${id}/shared`, body)
  const { hash } = (await answer.json()) as { readonly hash: string }
  await signIn(tab, `${baseURL}/#s1.${hash}`)
  const all = { text: '2,000 record IDs' }
  await tab.see(all)
  await tab.enter(fileName, name)
  const link = await writtenLink(tab)
  expect(link.length).toBeGreaterThan(40_000)
  await tab.reload()
  await tab.see(all)
  await hasName(tab, name)
  const colleague = await launch()
  await signIn(colleague, link)
  await colleague.see(all)
  await hasName(colleague, name)
})
