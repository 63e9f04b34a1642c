import { mkdirSync, writeFileSync } from 'node:fs'
import { addCondition, chooseQueue, exportFile, signIn } from './builder.ts'
import { expect, test } from './fixtures.ts'
import type { Tab } from './tab.ts'

/** The page at the widths of a desk and of a phone. The pictures are for eyes: test-results/looks. */

const folder = 'test-results/looks'

for (const [width, height] of [
  [1440, 920],
  [390, 844],
] as const) {
  test(`nothing is wider than the page at ${width} px`, async ({ tab, engine, baseURL }) => {
    mkdirSync(folder, { recursive: true })
    let number = 0
    const look = async (name: string) => {
      number += 1
      const file = `${folder}/${width}-${number}-${name}-${engine}.png`
      writeFileSync(file, await tab.screenshot())
      expect(await widerThanPage(tab), name).toEqual([])
    }
    await tab.resize(width, height)
    await tab.open(String(baseURL))
    await tab.see({ role: 'button', name: /Olivia Brandt/ })
    await look('sign-in')
    await signIn(tab, String(baseURL))
    await tab.see({ role: 'option', name: /^Support answers/ })
    await look('queues')
    await chooseQueue(tab, 'support')
    await addCondition(tab, 'Tags')
    await tab.see({ role: 'option', name: /prod/ })
    await look('values')
    await tab.see({ role: 'option', name: /prod/ })
    await tab.type('prod')
    await tab.press('Enter', 'Escape')
    await addCondition(tab, 'Quality')
    await tab.type('4')
    await tab.see({ role: 'button', name: /^Export [\d,]+ records/ })
    await look('filter')
    await exportFile(tab)
    await tab.see({ text: 'Complete' })
    await look('complete')
    await tab.click({ role: 'button', name: 'Share' })
    await tab.see({ role: 'textbox', name: 'Link' })
    await look('share')
  })
}

/** Visible elements that reach over the right edge, without those that scroll inside of the page. */
const widerThanPage = (tab: Tab): Promise<string[]> =>
  tab.ask(() =>
    document.documentElement.scrollWidth <= innerWidth
      ? []
      : [...document.querySelectorAll('body *')]
          .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
          .map((element) => element.outerHTML.slice(0, 100)),
  )
