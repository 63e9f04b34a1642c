import { expect, test } from '@playwright/test'
import { chooseQueue, signIn } from './support/builder.ts'
import { createListener, listenToPage } from './support/spoken.ts'

test('the main job, as a screen reader says it', async ({ page, browserName }) => {
  test.skip(browserName !== 'chromium', 'Only Chromium shows its accessibility tree to a test.')
  await listenToPage(page)
  await signIn(page)
  await chooseQueue(page, 'Support answers')
  await expect(page.getByRole('button', { name: 'Export 4,812 records' })).toBeVisible()
  const reader = await createListener(page, plain, /^Count: /)
  await reader.press('Control+Shift+Enter', 'n')
  await reader.type('status')
  await reader.press('Enter')
  await reader.type('500')
  await reader.press('Enter')
  await reader.hear(/Count: 121$/)
  await reader.press('!')
  await reader.hear(/Count: 4,691$/)
  await reader.tabTo(/radio “JSONL”/)
  await reader.press('ArrowRight')
  await reader.press('Control+Enter', 'Enter')
  await reader.hear(/SHA-256 SUM/)
  expect(reader.lines()).toEqual(script)
})

/** What differs from run to run: times, sizes, sums, and counts of rows, which come late. */
const plain = (line: string): string =>
  line
    .replace(/ [\d,]+(?: · [\d,]+ without)? More”/, ' More”')
    .replace(/\d{8}T\d{6}Z/, 'TIME')
    .replace(/[\d.]+\sMB in .*?\ss\b/, 'SIZE in TIME')
    .replace(/[0-9a-f]{64}/, 'SUM')

const row = 'row “Column: Status Code Operator: is at least 500 Choose a value on the chart More”'

const script = [
  '  focus: row “AND: all of these are true. Change to OR all of these are true More”, level 1, expanded',
  'Control+Shift+Enter',
  'n',
  '  says: Added a condition',
  '  focus: combobox “Column”, hasPopup listbox, expanded',
  'types status',
  '  focus: combobox “Column”, = status, hasPopup listbox, expanded, option “Status Code status_code number”',
  'Enter',
  '  focus: textbox “Value”',
  'types 500',
  '  focus: textbox “Value”, = 500',
  'Enter',
  `  focus: ${row}, level 2`,
  '  says: Count: 121',
  '!',
  '  says: Wrapped in NOT',
  `  focus: ${row}, level 3`,
  '  says: Count: 4,691',
  'Tab …',
  '  focus: radio “JSONL”, checked true',
  'ArrowRight',
  '  focus: radio “CSV”, checked true',
  'Control+Enter',
  '  focus: button “Export 4,691 records”',
  'Enter',
  '  says: Complete All 4,691 records are in the file. support-answers-week-12-TIME.csv , SIZE in TIME Computing SHA-256… Save receipt',
  '  says: SHA-256 SUM',
]
