import { expect, type Page } from '@playwright/test'
import { signInAt } from '../service/at-service.ts'
import { page as htmlPage } from '../service/stand-in-refusals.ts'
import { sampleQueues } from '../support/api.ts'
import { signIn, writtenAddress } from '../support/builder.ts'
import { neverAnswer, openQueue, type State } from './state.ts'

/** Until a queue is chosen. */

/** The server's list of queues, with these in preparation or failed. */
async function changeQueues(page: Page, change: object): Promise<void> {
  await page.route(/annotation_queues\/query/, async (route) => {
    const response = await route.fetch()
    const list = (await response.json()) as { annotation_queues: readonly unknown[] }
    await route.fulfill({
      response,
      json: { ...list, annotation_queues: list.annotation_queues.slice(0, 2), winnow: change },
    })
  })
}

const megabyte = 1e6

const preparing = [
  {
    id: sampleQueues.docs.id,
    name: sampleQueues.docs.name,
    records: 4100,
    bytes: 9 * megabyte,
    total_bytes: 14 * megabyte,
  },
  {
    id: sampleQueues.agent.id,
    name: sampleQueues.agent.name,
    records: 0,
    bytes: 0,
    total_bytes: 58 * megabyte,
  },
]
const failed = [
  {
    id: '5bc8fbbc-bde5-4099-8164-d8399f767c45',
    name: 'weekly',
    reason: '/data/weekly/records.jsonl:3: the line isn’t JSON',
  },
]

async function goSignedOut(page: Page, link: string): Promise<void> {
  await page.evaluate(() => sessionStorage.clear())
  await page.goto('about:blank')
  await page.goto(link)
}

export const before: readonly State[] = [
  {
    name: 'sign-in',
    show: async ({ page }) => {
      await page.goto('/')
      await expect(page.getByRole('button', { name: /Olivia Brandt/ })).toBeVisible()
    },
  },
  {
    name: 'sign-in-refused',
    show: async ({ page }) => {
      await page.goto('/')
      await page.getByRole('textbox', { name: 'API key' }).fill('wrong')
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      await expect(page.getByText('This key isn’t valid here.')).toBeVisible()
    },
  },
  {
    name: 'sign-in-with-waiting-link',
    show: async ({ page }) => {
      await openQueue(page)
      await page.getByRole('button', { name: 'Not fully annotated' }).click()
      await goSignedOut(page, await writtenAddress(page))
      await expect(page.getByText(/Sign in to open an export of/)).toBeVisible()
    },
  },
  {
    name: 'sign-in-with-damaged-link',
    show: async ({ page }) => {
      await page.goto('/#w2.abcdef')
      await expect(page.getByText('The link in the address can’t be opened')).toBeVisible()
    },
  },
  {
    name: 'sign-in-at-service',
    show: async ({ page, service }) => {
      await page.goto(service.url)
      await page.getByText(new URL(service.service.url).host, { exact: true }).click()
      await page.getByText('Email and password', { exact: true }).click()
      await expect(page.getByLabel('Password').last()).toBeVisible()
    },
  },
  {
    name: 'sign-in-link-of-another-account',
    isOfWindow: true,
    show: async ({ page }) => {
      await openQueue(page)
      await page.evaluate(() => {
        location.hash = 'key=sample-annotator'
      })
      await expect(page.getByRole('dialog', { name: 'Switch accounts?' })).toBeVisible()
    },
  },
  {
    name: 'no-queue-chosen',
    show: async ({ page }) => {
      await signIn(page)
      await expect(page.getByRole('option', { name: /Support answers/ })).toBeVisible()
    },
  },
  {
    name: 'no-queue-readable',
    show: async ({ page }) => {
      await signIn(page, 'Noor Visser')
      await expect(page.getByText('You can’t read any annotation queues yet.')).toBeVisible()
    },
  },
  {
    name: 'queues-loading',
    show: async ({ page }) => {
      await neverAnswer(page, /annotation_queues\/query/)
      await signIn(page)
      await expect(page.getByRole('heading', { name: 'Choose a queue' })).toBeVisible()
    },
  },
  {
    name: 'queues-preparing',
    show: async ({ page }) => {
      await changeQueues(page, { preparing, failed: [] })
      await signIn(page)
      await expect(page.getByRole('list', { name: 'Queues in preparation' })).toBeVisible()
    },
  },
  {
    name: 'queue-import-failed',
    show: async ({ page }) => {
      await changeQueues(page, { preparing: preparing.slice(1), failed })
      await signIn(page)
      await expect(page.getByText(/couldn’t be imported/)).toBeVisible()
    },
  },
  {
    name: 'queues-not-loaded',
    show: async ({ page, service }) => {
      const refuse = htmlPage(503, { 'Retry-After': '40' })
      service.service.set({ failing: { operations: ['queues'], refuse } })
      await signInAt(page, service, 'key')
      await expect(page.getByText('The queues couldn’t be loaded').first()).toBeVisible()
    },
  },
  {
    name: 'queue-not-opened',
    show: async ({ page, service }) => {
      const refuse = htmlPage(503, { 'Retry-After': '40' })
      const operations = ['queue', 'columns', 'users'] as const
      service.service.set({ failing: { operations, refuse } })
      await signInAt(page, service, 'key')
      await page.getByRole('option', { name: /Support answers/ }).click()
      await expect(page.getByText('This queue can’t be opened')).toBeVisible()
    },
  },
]
