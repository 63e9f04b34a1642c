import { relative } from 'node:path'
import { expect, test } from 'vitest'
import {
  goldenCases,
  goldenFolders,
  goldenLines,
  projectFolder,
} from './golden-cases.test-support.ts'

const files = {
  'filters.jsonl': 244,
  'requests.jsonl': 86,
  'record-ids.jsonl': 26,
  'service-errors.jsonl': 11,
  'queue/records.jsonl': 240,
} as const

test.each(Object.entries(files))('the project has all of its golden cases in %s', (file, count) => {
  expect(goldenLines(projectFolder, file)).toHaveLength(count)
  expect(goldenCases(file).length).toBeGreaterThanOrEqual(count)
})

test('the folders of golden cases that are run are named', () => {
  const cases = Object.keys(files).filter((file) => !file.startsWith('queue/'))
  for (const folder of goldenFolders) {
    const count = cases.reduce((sum, file) => sum + goldenLines(folder, file).length, 0)
    console.info(`golden cases: ${count} in ${relative('.', folder)}`)
  }
  expect(goldenFolders[0]).toBe(projectFolder)
})
