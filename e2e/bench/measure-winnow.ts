import type { Browser, Locator, Page } from '@playwright/test'
import { needle, treeOf } from './bench-trees.ts'
import { countElements, openBenchPage } from './bench-page.ts'
import type { Rounds, WinnowTimes } from './editor-times.ts'
import { followRequests, type Quiet } from './follow-requests.ts'
import { measureFrame, type FrameTime } from './measure-frames.ts'
import { typeKeys } from './type-keys.ts'

const rowSelector = '[data-node-key]'

export async function measureWinnow(
  browser: Browser,
  signInUrl: string,
  leaves: number,
  rounds: Rounds,
): Promise<WinnowTimes> {
  const page = await openBenchPage(browser)
  const quiet = followRequests(page)
  await openTree(page, signInUrl, leaves)
  await quiet()
  const elements = await countElements(page)
  const mounts = await measureMounts(page, rounds.mounts, quiet)
  const row = await goToMiddle(page, quiet)
  const edits = await measureEdits(page, row, rounds.edits, quiet)
  await row.getByRole('combobox', { name: 'Value' }).click()
  await page.keyboard.press('End')
  await quiet()
  const keys = await typeKeys(page, rounds.keys)
  await page.close()
  return { elements, mounts, keys, edits }
}

export async function measureColumnList(
  browser: Browser,
  signInUrl: string,
  rounds: number,
): Promise<readonly FrameTime[]> {
  const page = await openBenchPage(browser)
  const quiet = followRequests(page)
  await openTree(page, signInUrl, 100)
  await quiet()
  const column = page.getByRole('button', { name: /^Column:/ }).first()
  const times: FrameTime[] = []
  for (let round = 0; round < rounds; round += 1) {
    const shows = { selector: '[role=dialog] [role=option]' }
    times.push(
      await measureFrame(page, { from: 'click', acts: 'click', shows }, () => column.click()),
    )
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await quiet()
  }
  await page.close()
  return times
}

async function openTree(page: Page, signInUrl: string, leaves: number): Promise<void> {
  await page.goto(signInUrl)
  await page.getByRole('option').first().click()
  const root = page.locator(rowSelector).first()
  await root.waitFor()
  await page.evaluate((text) => navigator.clipboard.writeText(text), JSON.stringify(treeOf(leaves)))
  await root.focus()
  await page.keyboard.press('Control+v')
  await page.locator(`[role=treegrid] ${rowSelector}`).nth(5).waitFor()
}

/** Switching the view unmounts the editor and mounts it with the form's tree. */
async function measureMounts(page: Page, rounds: number, quiet: Quiet): Promise<FrameTime[]> {
  const way = page.getByRole('radiogroup', { name: 'Which records' })
  const times: FrameTime[] = []
  for (let round = 0; round < rounds; round += 1) {
    await way.getByText('Record IDs').click()
    await page.locator(rowSelector).first().waitFor({ state: 'detached' })
    await quiet()
    const shows = { selector: rowSelector, atLeast: 10 }
    times.push(
      await measureFrame(page, { from: 'click', acts: 'click', shows }, () =>
        way.getByText('Filter').click(),
      ),
    )
    await quiet()
  }
  return times
}

async function goToMiddle(page: Page, quiet: Quiet): Promise<Locator> {
  await page.locator(rowSelector).first().focus()
  await page.keyboard.press('/')
  await page.getByRole('textbox', { name: 'Find in filter' }).fill(needle)
  await page.getByText('1 found').waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  const key = await page.evaluate(
    () => document.activeElement?.closest<HTMLElement>('[data-node-key]')?.dataset['nodeKey'],
  )
  if (key === undefined) throw new Error('the leaf in the middle was not found')
  await quiet()
  return page.locator(`[data-node-key="${key}"]`)
}

const commands = [
  { name: 'add a copy of a leaf', key: 'Control+d', on: 'leaf' },
  { name: 'move a leaf', key: 'Alt+ArrowDown', on: 'leaf' },
  { name: 'turn OR into AND', key: 't', on: 'group' },
] as const

async function measureEdits(page: Page, row: Locator, rounds: number, quiet: Quiet) {
  const times: Record<string, FrameTime[]> = {}
  const measure = async (name: string, keys: string) => {
    const shows = { selector: rowSelector }
    const time = await measureFrame(page, { from: 'keydown', acts: 'keydown', shows }, () =>
      page.keyboard.press(keys),
    )
    ;(times[name] ??= []).push(time)
    await quiet(500)
  }
  for (const { name, key, on } of commands) {
    await row.focus()
    if (on === 'group') await page.keyboard.press('ArrowLeft')
    await quiet(500)
    for (let round = 0; round < rounds; round += 1) {
      await measure(name, key)
      await measure('undo', 'Control+z')
    }
  }
  return times
}
