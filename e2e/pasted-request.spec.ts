import { expect, test } from '@playwright/test'
import { sampleQueues } from './support/api.ts'
import { chooseQueue, signIn } from './support/builder.ts'

test('a cURL command opens the queue in its address and is refused without one', async ({
  page,
}) => {
  await signIn(page)
  await chooseQueue(page, sampleQueues.support.name)
  await page.getByRole('tab', { name: 'Request', exact: true }).click()
  await page.getByRole('button', { name: 'Import API request' }).click()
  const dialog = page.getByRole('dialog')
  const open = async (text: string) => {
    await dialog.getByRole('textbox').fill(text)
    await dialog.getByRole('button', { name: 'Import', exact: true }).click()
  }
  const record_selector = { type: 'filter_tree', filter_tree: { and: [] } }
  const body = JSON.stringify({ record_selector })
  await open(`curl -sX POST https://api.example.com/v2/x -d '${body}'`)
  await expect(dialog.getByText(/has no queue address/)).toBeVisible()
  const { id, name } = sampleQueues.docs
  const address = `https://api.example.com/v2/annotation_queues/${id}/records/export`
  await open(`curl -fsSo file -w '%{http_code}' ${address} -d '${body}'`)
  await expect(page.getByRole('button', { name: new RegExp(`^Queue: ${name}`) })).toBeVisible()
})

test('a request for an unknown queue does not open on the current one', async ({ page }) => {
  await signIn(page)
  await chooseQueue(page, sampleQueues.support.name)
  await page.getByRole('tab', { name: 'Request', exact: true }).click()
  await page.getByRole('button', { name: 'Import API request' }).click()
  const record_selector = { type: 'filter_tree', filter_tree: { and: [] } }
  const address = `https://api.example.com/v2/annotation_queues/${'ab'.repeat(6)}4${'ab'.repeat(9)}a/records/export`
  await page
    .getByRole('textbox', { name: 'Request as JSON or cURL' })
    .fill(`curl --url ${address} --json '${JSON.stringify({ record_selector })}'`)
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByText('This queue can’t be opened')).toBeVisible()
})
