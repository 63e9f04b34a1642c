import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** axe finds nothing, when what opens or closes has done so: half faded text has too little contrast. */
export async function expectAccessible(page: Page, has: 'page' | 'overlay' = 'page') {
  await page.evaluate(async () => {
    const finite = document
      .getAnimations()
      .filter((animation) => animation.effect?.getTiming().iterations !== Infinity)
    await Promise.allSettled(finite.map((animation) => animation.finished))
  })
  // React Aria adds hidden close buttons around an overlay, outside of any landmark.
  const builder = new AxeBuilder({ page }).disableRules(has === 'overlay' ? ['region'] : [])
  const { violations } = await builder.analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([])
}
