import type { Browser } from '@playwright/test'
import { needle } from './bench-trees.ts'
import { countElements, openBenchPage } from './bench-page.ts'
import type { EditorTimes, Rounds } from './editor-times.ts'
import { measureFrame, type FrameTime } from './measure-frames.ts'
import { typeKeys } from './type-keys.ts'

export async function measureRqb(
  browser: Browser,
  url: string,
  leaves: number,
  rounds: Rounds,
): Promise<EditorTimes> {
  const page = await openBenchPage(browser)
  await page.goto(`${url}/?leaves=${leaves}`)
  const mounts: FrameTime[] = []
  for (let round = 0; round < rounds.mounts; round += 1) {
    if (round > 0) await page.locator('#switch').click()
    await page.locator('.rule').first().waitFor({ state: 'detached' })
    await page.waitForTimeout(500)
    const shows = { selector: '.rule', atLeast: leaves }
    mounts.push(
      await measureFrame(page, { from: 'click', acts: 'click', shows }, () =>
        page.locator('#switch').click(),
      ),
    )
  }
  const elements = await countElements(page)
  await page.evaluate((text) => {
    const fields = [...document.querySelectorAll<HTMLInputElement>('.rule-value')]
    const field = fields.find(({ value }) => value === text)
    field?.scrollIntoView({ block: 'center' })
    field?.focus()
    field?.setSelectionRange(text.length, text.length)
  }, needle)
  await page.waitForTimeout(1000)
  const keys = await typeKeys(page, rounds.keys)
  await page.close()
  return { elements, mounts, keys }
}
