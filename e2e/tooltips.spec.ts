import { expect, test, type Page } from '@playwright/test'
import { sampleQueues } from './support/api.ts'
import { addLeaf, chooseQueue, pressTab, signIn } from './support/builder.ts'

const tip = (page: Page) => page.getByRole('tooltip')

async function edited(page: Page): Promise<void> {
  await signIn(page)
  await chooseQueue(page, sampleQueues.docs.name)
  await addLeaf(page, 'Name')
}

const find = (page: Page) => page.getByRole('button', { name: 'Find in filter' })

test('the tooltip of a control comes after a rest of the mouse and goes with the mouse, a press or Escape', async ({
  page,
}) => {
  await edited(page)
  await find(page).hover()
  await expect(tip(page)).toHaveText('Find in filter/')
  await expect(find(page)).toHaveAccessibleDescription('/')
  await page.keyboard.press('Escape')
  await expect(tip(page)).toBeHidden()

  await page.getByRole('button', { name: 'Edit as JSON' }).hover()
  await expect(tip(page)).toHaveText('Edit as JSON')
  await page.mouse.move(0, 0)
  await expect(tip(page)).toBeHidden()

  const undo = page.getByRole('button', { name: /^Undo/ })
  await undo.hover()
  await expect(tip(page)).toHaveText('Undo: choose column NameCtrl Z')
  await page.keyboard.press('Control+z')
  await expect(tip(page)).toBeHidden()

  await page.getByRole('button', { name: 'Theme' }).hover()
  await expect(tip(page)).toHaveText('Theme')
  await page.getByRole('button', { name: 'Theme' }).click()
  await expect(page.getByRole('menu', { name: 'Theme' })).toBeVisible()
  await expect(tip(page)).toBeHidden()
})

test('a control that the keyboard focuses shows its tooltip, and describes itself by it', async ({
  page,
}) => {
  await edited(page)
  await page.getByRole('button', { name: 'Match case' }).focus()
  await pressTab(page, 'Shift+')
  await expect(tip(page)).toBeHidden()
  await pressTab(page)
  await expect(tip(page)).toHaveText('Case-sensitive')
  await expect(page.getByRole('button', { name: 'Match case' })).toHaveAccessibleDescription(
    'Case-sensitive',
  )
  await pressTab(page)
  await expect(page.getByRole('button', { name: 'Match case' })).toHaveAccessibleDescription('')
})

test('a tooltip stays inside the window, above a control at its lower edge', async ({ page }) => {
  await edited(page)
  const theme = page.getByRole('button', { name: 'Theme' })
  await theme.evaluate((button) => {
    Object.assign(button.style, { position: 'fixed', right: '0', bottom: '0' })
  })
  await theme.hover()
  const [box, below] = [await tip(page).boundingBox(), await theme.boundingBox()]
  expect(box && below && box.y + box.height).toBeLessThanOrEqual(below?.y ?? 0)
  expect(box && box.x + box.width).toBeLessThanOrEqual(1440)
})
