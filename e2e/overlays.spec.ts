import { expect, test, type Page } from '@playwright/test'
import { sampleQueues } from './support/api.ts'
import { chooseQueue, signIn } from './support/builder.ts'

/** Menus, popovers and dialogs, whose code loads after the page. */

const theme = (page: Page) => page.getByRole('button', { name: 'Theme', exact: true })
const account = (page: Page) => page.getByRole('button', { name: /^Signed in as/ })
const menu = (page: Page) => page.getByRole('menu')

test('a press before the code of a menu is there opens the menu as soon as it is', async ({
  page,
}) => {
  let send = () => {}
  const gate = new Promise<void>((resolve) => (send = resolve))
  await page.route('**/assets/action-menu-*.js', async (route) => {
    await gate
    await route.continue()
  })
  await signIn(page)
  await theme(page).click()
  await expect(theme(page)).toHaveAttribute('aria-expanded', 'true')
  await expect(menu(page)).toBeHidden()
  send()
  await expect(menu(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(menu(page)).toBeHidden()
  await expect(theme(page)).toBeFocused()
  await expect(theme(page)).toHaveAttribute('aria-expanded', 'false')
})

test('a menu, a list and a dialog whose code cannot be loaded say so at their place, and open after a retry', async ({
  page,
  browserName,
}) => {
  test.skip(browserName === 'firefox', 'Firefox asks for a module once: see page-parts.spec.ts.')
  const parts = /\/assets\/(action-menu|queue-popover|dialog-box)-.*\.js$/
  await page.route(parts, (route) => route.abort())
  await signIn(page)
  await chooseQueue(page, sampleQueues.docs.name)
  await theme(page).click()
  await page.getByRole('button', { name: /^Queue:/ }).click()
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  const menuAgain = page.getByRole('button', { name: 'The menu couldn’t be loaded. Try again' })
  const listAgain = page.getByRole('button', {
    name: 'The list of queues couldn’t be loaded. Try again',
  })
  const dialogError = page.getByRole('alert').filter({ hasText: 'The dialog couldn’t be loaded' })
  await expect(menuAgain).toBeVisible()
  await expect(listAgain).toBeVisible()
  await expect(dialogError).toBeVisible()
  await page.unroute(parts)
  await dialogError.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('dialog', { name: 'Share this export' })).toBeVisible()
  await page.keyboard.press('Escape')
  await menuAgain.click()
  await expect(menu(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await listAgain.click()
  await expect(page.getByRole('dialog', { name: 'Choose a queue' })).toBeVisible()
})

test('a menu opens by its keys at its first or last item, and gives the focus back', async ({
  page,
}) => {
  await signIn(page)
  const first = page.getByRole('menuitem', { name: 'Sign out or switch account' })
  const last = page.getByRole('menuitem', { name: 'Sign out everywhere' })
  for (const [key, item] of [
    ['ArrowDown', first],
    ['ArrowUp', last],
    ['Enter', first],
    ['Space', first],
  ] as const) {
    await account(page).focus()
    await page.keyboard.press(key)
    await expect(item).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(menu(page)).toBeHidden()
    await expect(account(page)).toBeFocused()
  }
  await theme(page).press('ArrowDown')
  await expect(page.getByRole('menuitemradio', { name: 'System' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(menu(page)).toBeHidden()
  await expect(theme(page)).toBeFocused()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
})

test('a press outside a popover or Escape closes it and gives the focus back', async ({ page }) => {
  await signIn(page)
  await chooseQueue(page, sampleQueues.docs.name)
  const queue = page.getByRole('button', { name: /^Queue:/ })
  await queue.click()
  const list = page.getByRole('dialog', { name: 'Choose a queue' })
  await expect(list.getByRole('combobox', { name: 'Queues' })).toBeFocused()
  await page.mouse.click(1300, 880)
  await expect(list).toBeHidden()
  await expect(queue).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(list.getByRole('combobox', { name: 'Queues' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(list).toBeHidden()
  await expect(queue).toBeFocused()
})
