import { expect, type Page } from '@playwright/test'
import type { AtService } from '../service/at-service.ts'
import { call, sampleQueues } from '../support/api.ts'
import { chooseFormat, chooseQueue, signIn, tree } from '../support/builder.ts'
import type { FaultProxy } from '../support/fault-proxy.ts'

export type Stage = {
  readonly page: Page
  /** The server with the sample queues, whose exports can be made to fail. */
  readonly proxy: FaultProxy
  /** A server that passes on to a service. */
  readonly service: AtService
}

/** A state of the page: `show` brings the page there, and fails if it does not get there. */
export type State = {
  /** Names the files: `calendar.1440.dark.png`. */
  readonly name: string
  /** On a phone a picture of the window, because what is open belongs to it, not of the whole page. */
  readonly isOfWindow?: true
  /** The page waits for an answer that does not come. */
  readonly isWaiting?: true
  readonly show: (stage: Stage) => Promise<void>
}

export const exportButton = (page: Page) =>
  page.getByRole('button', { name: /^Export [\d,]+ records?/ }).last()

/** The builder with a queue, when its records are counted and its facts are there. */
export async function openQueue(page: Page, queue = 'Support answers'): Promise<void> {
  await signIn(page)
  await chooseQueue(page, queue)
  await expect(exportButton(page)).toBeVisible()
  await expect(page.getByText(/^Created over time/)).toBeVisible()
}

export async function openAtProxy({ page, proxy }: Stage, queue: string): Promise<void> {
  await page.goto(proxy.url)
  await page.getByRole('button', { name: /Olivia Brandt/ }).click()
  await chooseQueue(page, queue)
  await expect(exportButton(page)).toBeVisible()
}

/** Replaces the filter by way of the JSON view, which is closed again. */
export async function writeFilter(page: Page, filter: unknown): Promise<void> {
  const toggle = page.getByRole('button', { name: 'Edit as JSON' })
  await toggle.click()
  await writeJson(page, JSON.stringify(filter))
  await toggle.click()
  await expect(tree(page)).toBeVisible()
}

export async function writeJson(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Filter as JSON' }).click()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText(text)
}

export const rows = (page: Page) => tree(page).locator('[data-node-key]')

/** Answers never, so that the page goes on waiting. */
export async function neverAnswer(page: Page, address: RegExp): Promise<void> {
  await page.route(address, () => new Promise(() => undefined))
}

/** Ids of the queue “Support answers”, newest first. */
export async function knownIds({ proxy }: Stage, count: number): Promise<readonly string[]> {
  const path = `/annotation_queues/${sampleQueues.support.id}/partial_search`
  const asked = { select_columns: { column_ids: ['id'] }, limit: count }
  const { records } = (await (await call(proxy.url, path, asked)).json()) as {
    records: readonly { id: string }[]
  }
  return records.map(({ id }) => id)
}

/** Opens the columns of a CSV file, and chooses these. */
export async function chooseColumns(page: Page, names: readonly string[]): Promise<void> {
  await chooseFormat(page, 'CSV')
  await page.getByRole('button', { name: 'Choose columns' }).click()
  const list = page.getByRole('dialog', { name: 'Columns of the file' })
  await expect(list).toBeVisible()
  for (const name of names) {
    await list.getByRole('combobox').fill(name)
    // A list takes no mouse until its scrolling has ended, which never comes at a fixed time.
    await list.getByRole('option', { name, exact: true }).first().dispatchEvent('click')
  }
}

/** The first Escape clears the search, the second closes the list. */
export async function closeColumns(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
}
