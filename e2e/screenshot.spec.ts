import { copyFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { chooseQueue, signIn } from './support/builder.ts'

/** `WINNOW_SCREENSHOT=1 npm run test:e2e -- screenshot` replaces the README's picture. */
const example =
  '#w1.lZC7agMxEEV_xdx6RGblfapLmT5VhAiz0qwxBq1jy6RY_O9h15AiqfwB957DWfAFhyo10sWBzX6sramntjdDZDWN9pOVduwSVyAUuAUC5z0SCPGiUjR9SgHhUBQEy7Y1bI3t3-3eMTvmDwRaMG-rDMKkmkaJp5d2rCZOezWNlc7UsRpMry0bqVMX7Tgob9DtuA7kEVcFOVxX9JyLHPMV5HG-zKvNqEUQQrjTggzncUO4k8cqN9_K-Vb-7OS6k7x7fUOgZr1_Vq59QL9VM8hbpp43PCa4ihBXh-O_Tsf8MPlVerbHViDcfwA'

test('the picture of the README is what the page shows', async ({ page }, info) => {
  await signIn(page)
  await chooseQueue(page, 'Support answers')
  await page.evaluate((fragment) => {
    location.hash = fragment
  }, example)
  await expect(page.getByRole('button', { name: 'Column: Score' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Export \d+ records$/ })).toBeVisible()
  await expect(page.getByText('first 20 rows')).toBeVisible()
  await page.mouse.move(0, 0)
  const path = info.outputPath('screenshot.png')
  await page.screenshot({ path })
  if (process.env.WINNOW_SCREENSHOT) copyFileSync(path, 'public/screenshot.png')
})
