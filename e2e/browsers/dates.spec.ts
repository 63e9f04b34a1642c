import { exported, sampleQueues } from '../support/api.ts'
import { addCondition, chooseOperator, chooseQueue, exportFile, signIn } from './builder.ts'
import { expect, test } from './fixtures.ts'

/** Dates in Berlin, where clocks go forward on 29 March 2026 and back on 25 October 2026. */

test('a date is typed, crosses clock changes and selects to the second', async ({
  tab,
  baseURL,
}) => {
  await signIn(tab, String(baseURL))
  await chooseQueue(tab, 'support')
  const row = await addCondition(tab, 'Created')
  await chooseOperator(tab, row, 'is before')
  const part = (name: RegExp) => ({ role: 'spinbutton', name, within: row })
  await tab.click(part(/year/))
  await tab.type('202603011200')
  await tab.see({ text: /before 1 Mar 2026, 12:00 Europe\/Berlin/ })

  const value = '2026-03-01T11:00:00Z'
  const date = { type: 'date', column_id: 'created_at', operator: 'lt', value }
  const record_selector = { type: 'filter_tree', filter_tree: { and: [{ filter: date }] } }
  const right = await exported(baseURL, sampleQueues.support.id, { record_selector })
  const file = await exportFile(tab)
  expect(file.bytes.equals(right)).toBe(true)

  // The hour from two to three does not exist on this day.
  await tab.click(part(/year/))
  await tab.type('202603290330')
  await tab.see({ text: /before 29 Mar 2026, 03:30 Europe\/Berlin/ })
  await tab.click(part(/hour/))
  await tab.press('ArrowDown')
  await tab.see({ text: /before 29 Mar 2026, 01:30 Europe\/Berlin/ })
  // The same hour comes twice on this day.
  await tab.click(part(/year/))
  await tab.type('202610250230')
  await tab.click({ role: 'button', name: 'Use the second (UTC+01:00)', within: row })
  await tab.see({ text: /before 25 Oct 2026, 02:30 Europe\/Berlin \(UTC\+01:00\)/ })
  await tab.click({ role: 'tab', name: 'Request' })
  await tab.see({ text: /2026-10-25T01:30:00Z/ })
})

test('a date is chosen in the calendar, and a relative date stays relative', async ({
  tab,
  baseURL,
}) => {
  await signIn(tab, String(baseURL))
  await chooseQueue(tab, 'support')
  const row = await addCondition(tab, 'Created')
  await chooseOperator(tab, row, 'is after')
  const calendar = { role: 'button', name: /^Calendar/, within: row }
  await tab.click(calendar)
  // The calendar opens at the newest records, on their last day.
  await tab.press('ArrowUp', 'ArrowRight', 'Enter')
  await tab.see({ text: /after the end of 8 Mar 2026, Europe\/Berlin/ })
  await tab.click(calendar)
  await tab.click({ role: 'button', name: 'Last 7 days' })
  await tab.see({ role: 'button', name: /^Value: start of the day 7 days ago/, within: row })
  await tab.see({ text: /\d+ \w+ \d{4}, 00:00 Europe\/Berlin/ })
  const clock = await tab.text({ role: 'button', name: /^Value: start of the day/, within: row })
  expect(clock).toMatch(/\d{4}-\d\d-\d\d, 00:00/)
})
