import type { Page } from '@playwright/test'
import { measureFrame, type FrameTime } from './measure-frames.ts'

/** As a quick person types; what a page puts off until after the frame has to be done by then. */
const pause = 120

/** Types so many letters into the focused field and measures each. */
export async function typeKeys(page: Page, keys: number): Promise<FrameTime[]> {
  const times: FrameTime[] = []
  for (let index = 0; index < keys; index += 1) {
    const letter = String.fromCharCode(97 + (index % 26))
    times.push(
      await measureFrame(page, { from: 'keydown', acts: 'input', shows: 'value' }, () =>
        page.keyboard.press(letter),
      ),
    )
    await page.waitForTimeout(pause)
  }
  return times
}
