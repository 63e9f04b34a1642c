import { expect, type Page } from '@playwright/test'
import { exportButton, knownIds, openQueue, type Stage, type State } from './state.ts'

/** Record IDs instead of a filter. */

async function openIds(page: Page): Promise<void> {
  await openQueue(page)
  await page.getByText('Record IDs', { exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'Record IDs' })).toBeVisible()
}

async function paste(stage: Stage, text: string): Promise<void> {
  await openIds(stage.page)
  await stage.page.getByRole('textbox', { name: 'Record IDs' }).fill(text)
}

async function pasteMistakes(stage: Stage): Promise<void> {
  const [a = '', b = '', c = ''] = await knownIds(stage, 3)
  const lines = [
    'id,note',
    `${a},first`,
    `${b.toUpperCase()},again ${a}`,
    `${c.slice(0, 14)}7${c.slice(15)}`,
    c.slice(0, 34),
    'ffffffff-0000-4000-8000-000000000001',
  ]
  await paste(stage, lines.join('\n'))
  await expect(stage.page.getByText('2 of 3 are in this queue')).toBeVisible()
}

export const ids: readonly State[] = [
  { name: 'ids-empty', show: ({ page }) => openIds(page) },
  {
    name: 'ids-full',
    show: async (stage) => {
      await paste(stage, (await knownIds(stage, 100)).join('\n'))
      await expect(stage.page.getByText('all in this queue')).toBeVisible()
      await expect(exportButton(stage.page)).toHaveText(/100/)
    },
  },
  {
    name: 'ids-with-mistakes',
    show: pasteMistakes,
  },
  {
    name: 'ids-mistyped',
    show: async (stage) => {
      await pasteMistakes(stage)
      await stage.page.getByText('Mistyped 1', { exact: true }).click()
      await expect(stage.page.getByRole('button', { name: 'Show in text' })).toBeVisible()
    },
  },
  {
    name: 'ids-cleared',
    show: async (stage) => {
      await paste(stage, (await knownIds(stage, 3)).join('\n'))
      await stage.page.getByRole('button', { name: 'Clear' }).click()
      await expect(stage.page.getByText('Record IDs cleared')).toBeVisible()
    },
  },
  {
    name: 'ids-combine',
    isOfWindow: true,
    show: async (stage) => {
      const known = await knownIds(stage, 20)
      await paste(stage, known.slice(0, 12).join('\n'))
      await expect(stage.page.getByText('12 record IDs')).toBeVisible()
      await stage.page.getByRole('button', { name: /^Combine/ }).click()
      const dialog = stage.page.getByRole('dialog')
      await dialog.getByRole('textbox').fill(known.slice(8).join('\n'))
      await expect(dialog.getByText(/12 \+ 8 new = 20 IDs/)).toBeVisible()
    },
  },
]
