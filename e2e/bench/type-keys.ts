import type { Page } from '@playwright/test'
import { measureFrame, type FrameTime } from './measure-frames.ts'

/** Milliseconds between keys of a quick typist. Work that the page defers must fit in. */
const pause = 120

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
