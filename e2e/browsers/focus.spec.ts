import { addCondition, chooseQueue, rowOf, signIn, tree } from './builder.ts'
import type { Target } from './find-in-page.ts'
import { expect, test } from './fixtures.ts'
import type { Tab } from './tab.ts'

/** The focus goes into what opens, and back to what opened it, by the mouse and by keys. */

type Opened = { readonly button: Target; readonly overlay: Target; readonly isDialog?: boolean }

const named = (name: string | RegExp): Target => ({ role: 'button', name })
const menu: Target = { role: 'menu' }

const opened: readonly Opened[] = [
  {
    button: named('Share'),
    overlay: { role: 'dialog', name: 'Share this export' },
    isDialog: true,
  },
  { button: named('History'), overlay: { role: 'dialog', name: 'History' }, isDialog: true },
  { button: named(/^Queue:/), overlay: { role: 'dialog', name: 'Choose a queue' } },
  { button: named(/^Signed in as/), overlay: menu },
  { button: named('Theme'), overlay: menu },
  { button: named('Other ways to save'), overlay: menu },
  { button: { ...named(/^Operator/), within: tree }, overlay: { role: 'dialog' } },
  { button: { ...named('More'), within: rowOf('Quality') }, overlay: menu },
  { button: { ...named('Group'), nth: -1, within: tree }, overlay: menu },
]

const isIn = (tab: Tab) =>
  tab.ask(() => document.activeElement?.closest('[role=dialog], [role=menu]') !== null)

async function expectClosed(tab: Tab, { button, overlay }: Opened): Promise<void> {
  await tab.gone(overlay)
  await expect.poll(() => tab.isFocused(button), JSON.stringify(button)).toBe(true)
}

test('menus, lists and dialogs give the focus back, however they are opened and closed', async ({
  tab,
  baseURL,
}) => {
  await signIn(tab, String(baseURL))
  await chooseQueue(tab, 'support')
  await addCondition(tab, 'Quality')
  await tab.type('3')
  await tab.see(named(/^Export (?!4,812)[\d,]+ records/))
  for (const one of opened) {
    const open = async (act: () => Promise<unknown>) => {
      await act()
      await tab.see(one.overlay)
      await expect.poll(() => isIn(tab), JSON.stringify(one.button)).toBe(true)
    }
    await open(() => tab.click(one.button))
    await tab.press('Escape')
    await expectClosed(tab, one)
    await open(() => tab.press('Enter'))
    await tab.press('Escape')
    await expectClosed(tab, one)
    await open(() => tab.click(one.button))
    await tab.clickAt({ x: 4, y: 600 })
    await expectClosed(tab, one)
    if (!one.isDialog) continue
    await open(() => tab.click(one.button))
    await tab.click(named('Close'))
    await expectClosed(tab, one)
  }

  // On a phone, what is a popover elsewhere is a sheet.
  await tab.resize(390, 844)
  const [operator] = opened.filter(({ overlay }) => overlay.name === undefined && overlay !== menu)
  if (!operator) throw new Error('There is no operator.')
  await tab.click(operator.button)
  await tab.see(operator.overlay)
  await tab.click(named('Close'))
  await expectClosed(tab, operator)
  await tab.click(operator.button)
  await tab.see(operator.overlay)
  await tab.clickAt({ x: 190, y: 8 })
  await expectClosed(tab, operator)
})

/** Whether the element with the focus draws a ring. */
const hasRing = (tab: Tab) =>
  tab.ask(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body)
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0
  })

test('what is pressed gets the focus, without a ring; keys show it, in the same order', async ({
  tab,
  baseURL,
}) => {
  await signIn(tab, String(baseURL))
  await chooseQueue(tab, 'support')
  await addCondition(tab, 'Quality')
  await tab.type('3')
  await tab.see(named(/^Export (?!4,812)[\d,]+ records/))

  const request: Target = { role: 'tab', name: 'Request' }
  await tab.click(request)
  await expect.poll(() => tab.isFocused(request)).toBe(true)
  expect(await hasRing(tab)).toBe(false)
  await tab.press('Tab', 'Shift+Tab')
  expect(await tab.isFocused(request)).toBe(true)
  expect(await hasRing(tab)).toBe(true)
  await tab.click(named(/^AND: /))
  await tab.click({ text: 'any of these is true', within: tree })
  await expect.poll(() => tab.isFocused(rowOf('^OR'))).toBe(true)
  expect(await hasRing(tab)).toBe(false)
  await tab.press('ArrowDown')
  expect(await tab.isFocused(rowOf('Quality'))).toBe(true)
  expect(await hasRing(tab)).toBe(true)
  await tab.click(request)
  expect(await hasRing(tab)).toBe(false)
  await tab.press('ArrowRight')
  expect(await tab.isFocused({ role: 'tab', name: 'cURL' })).toBe(true)
  expect(await hasRing(tab)).toBe(true)

  // A label's press focuses its control.
  await tab.click({ text: 'CSV' })
  await expect.poll(() => tab.isFocused({ role: 'radio', name: 'CSV' })).toBe(true)
  await tab.click({ text: /^Only computed values/ })
  await expect
    .poll(() => tab.isFocused({ role: 'switch', name: /^Only computed values/ }))
    .toBe(true)
  // The button that clears a search gives the focus back to it.
  await tab.click(named(/^Queue:/))
  const search: Target = { role: 'combobox', name: /queue/i }
  await expect.poll(() => tab.isFocused(search)).toBe(true)
  await tab.type('docs')
  await tab.click(named(/clear/i))
  await expect.poll(() => tab.value(search)).toBe('')
  expect(await tab.isFocused(search)).toBe(true)
  await tab.press('Escape')
  await tab.gone(search)

  const names: string[] = []
  for (let presses = 0; presses < 12; presses += 1) {
    names.push(
      await tab.ask(() => {
        const at = document.activeElement
        const name = at?.getAttribute('aria-label') ?? at?.textContent ?? ''
        return at?.getAttribute('role') === 'row' ? 'a row' : name.replace(/:.*/, '')
      }),
    )
    await tab.press('Tab')
  }
  expect(names).toEqual([
    'Queue',
    'Undo',
    'Presets',
    'Share',
    'History',
    'Theme',
    '',
    'Keyboard shortcuts',
    'Find in filter',
    'Edit as JSON',
    'OR',
    'More',
  ])
})

test('what is on the screen stays where it is when a message appears above it', async ({
  tab,
  baseURL,
}) => {
  await signIn(tab, String(baseURL))
  await chooseQueue(tab, 'support')
  await tab.resize(1440, 500)
  await tab.ask(() => scrollTo(0, 150))
  const name: Target = { role: 'textbox', name: 'File name' }
  const top = () =>
    tab.ask(() =>
      Math.round(
        document.querySelector('[data-option=file_name]')?.getBoundingClientRect().top ?? -1,
      ),
    )
  await tab.see(name)
  const before = await top()
  expect(before).toBeGreaterThan(0)
  await tab.ask(() => {
    location.hash = 'w2.damaged'
  })
  await tab.see({ text: /link is damaged/ })
  await expect.poll(top).toBe(before)
})
