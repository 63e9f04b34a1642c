import { chooseQueue, exportFile, signIn, writtenLink } from './builder.ts'
import type { Storage } from './driver.ts'
import type { Target } from './find-in-page.ts'
import { expect, test } from './fixtures.ts'
import type { Tab } from './tab.ts'

/** What the browser keeps for the page, and what the page says where it keeps nothing. */

const nothingKept = { text: 'Your browser doesn’t save data for this page' }
const presets: Target = { role: 'dialog', name: 'Presets' }
const history: Target = { role: 'dialog', name: 'History' }
const ids: Target = { role: 'textbox', name: 'Record IDs' }
const draft = 'none of these is an ID'
const theme = (tab: Tab) => tab.ask(() => document.documentElement.dataset.theme)

async function chooseDark(tab: Tab): Promise<void> {
  await tab.click({ role: 'button', name: 'Theme' })
  await tab.click({ role: 'menuitemradio', name: 'Dark' })
  await tab.until('the dark theme', async () => ((await theme(tab)) === 'dark' ? true : undefined))
}

async function signInForGood(tab: Tab, address: string): Promise<void> {
  await tab.open(address)
  // A password field has no role, but a label.
  await tab.enter({ text: 'API key', nth: -1 }, 'sample-owner')
  await tab.click({ text: 'Remember on this device' })
  await tab.press('Enter')
  await tab.see({ role: 'button', name: /^Signed in as/ })
}

async function savePreset(tab: Tab, name: string): Promise<void> {
  await tab.click({ role: 'button', name: /^Presets/ })
  await tab.click({ role: 'button', name: 'Save as preset…', within: presets })
  await tab.enter({ role: 'textbox', name: 'Name of the preset' }, name)
  await tab.press('Enter')
  await tab.gone(presets)
}

/** Another tab has all but what belongs to this one. */
async function openAsNewTab(tab: Tab): Promise<void> {
  await tab.ask(() => sessionStorage.clear())
  await tab.reload()
  await tab.see({ role: 'button', name: /^Signed in as/ })
}

for (const storage of ['kept', 'private'] as const satisfies readonly Storage[]) {
  const window = storage === 'kept' ? 'a window' : 'a private window'
  test(`${window} keeps sign-in, theme, draft, presets and history`, async ({
    launch,
    baseURL,
  }) => {
    const tab = await launch(storage)
    await signInForGood(tab, String(baseURL))
    await chooseQueue(tab, 'docs')
    await savePreset(tab, 'Mine')
    const { name } = await exportFile(tab)
    await tab.see({ text: 'Complete' })
    await tab.click({ text: 'Record IDs' })
    await tab.enter(ids, draft)
    await chooseDark(tab)
    await writtenLink(tab)

    await openAsNewTab(tab)
    expect(await theme(tab)).toBe('dark')
    expect(await tab.value(ids)).toBe(draft)
    await tab.click({ role: 'button', name: 'History' })
    await tab.see({ text: name, within: history })
    // The receipt is read from the disk after the click.
    await tab.click({ role: 'button', name: 'Copy receipt', within: history })
    await tab.see({ text: 'Receipt copied' })
    await tab.press('Escape')
    await tab.gone(history)

    await tab.click({ role: 'button', name: /^Presets/ })
    await tab.click({ role: 'button', name: 'Open Mine', within: presets })
    await tab.gone(presets)
    await tab.see({ role: 'treegrid', name: 'Filter' })
    await tab.click({ role: 'button', name: 'Presets: Mine' })
    await tab.click({ role: 'button', name: 'More actions for Mine', within: presets })
    await tab.click({ role: 'menuitem', name: 'Delete' })
    await tab.see({ text: /^None yet\./, within: presets })
    await tab.reload()
    await tab.click({ role: 'button', name: /^Presets/ })
    await tab.see({ text: /^None yet\./, within: presets })
    expect(await tab.count(nothingKept)).toBe(0)
    expect(await tab.count({ role: 'alert' })).toBe(0)
  })
}

/** What of the browser's storage the page can use. */
const kept = (tab: Tab) =>
  tab.ask(async () => {
    const names: string[] = []
    try {
      localStorage.setItem('probe', '1')
      names.push('localStorage')
    } catch {
      // Denied.
    }
    document.cookie = 'probe=1'
    if (document.cookie !== '') names.push('cookies')
    try {
      const opening = indexedDB.open('probe')
      await new Promise((resolve, reject) => {
        opening.addEventListener('success', resolve)
        opening.addEventListener('error', reject)
      })
      names.push('IndexedDB')
    } catch {
      // Denied.
    }
    return names
  })

test('where storage is denied the page works, and says once what it cannot keep', async ({
  launch,
  baseURL,
}) => {
  const tab = await launch('denied')
  await signIn(tab, String(baseURL))
  expect(await kept(tab)).toEqual([])
  await tab.see(nothingKept)
  expect(await tab.count(nothingKept)).toBe(1)
  await tab.see({ text: /presets and history can’t be saved/i })
  await chooseQueue(tab, 'docs')
  const { bytes } = await exportFile(tab)
  expect(bytes.length).toBeGreaterThan(1000)
  await tab.see({ text: 'Complete' })
  await tab.see({ text: /^SHA-256/ })

  const why = 'Cookies and site data are blocked for this address.'
  await tab.click({ role: 'button', name: 'History' })
  await tab.see({ text: `This browser can’t save a history: ${why}` })
  await tab.press('Escape')
  await tab.click({ role: 'button', name: /^Presets/ })
  await tab.see({ text: `This browser can’t save presets: ${why}` })
  await tab.press('Escape')
  await tab.gone(presets)
  await chooseDark(tab)
  await tab.enter({ role: 'textbox', name: 'File name' }, 'kept in the address')
  await writtenLink(tab)
  await tab.reload()
  // Some browsers keep what belongs to the tab, and with it who is signed in.
  await tab.click({ role: 'button', name: /Olivia Brandt/ })
  await tab.press('Escape')
  await tab.until('the name', async () =>
    (await tab.value({ role: 'textbox', name: 'File name' })) === 'kept in the address'
      ? true
      : undefined,
  )
})

test('after a sign-out Back shows nothing of the person, though the browser kept the page', async ({
  tab,
  baseURL,
}) => {
  const start = String(baseURL)
  await signIn(tab, start)
  await chooseQueue(tab, 'docs')
  await tab.open(`${start}/healthcheck`)
  await tab.open(start)
  await tab.click({ role: 'button', name: /^Signed in as/ })
  await tab.click({ role: 'menuitem', name: /^Sign out(?! everywhere)/ })
  await tab.see({ role: 'button', name: /^Olivia Brandt/ })
  await tab.back()
  await tab.until(
    'the other page',
    async () => (await tab.address()).endsWith('/healthcheck') || undefined,
  )
  await tab.back()
  await tab.see({ role: 'button', name: /^Olivia Brandt/ })
  expect(await tab.count({ role: 'button', name: /^Signed in as/ })).toBe(0)
})
