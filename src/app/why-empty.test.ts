import { expect, test } from 'vitest'
import type { RecordCount } from '#features/outcome/record-count.ts'
import { whyEmpty } from './why-empty.ts'

const counted = (selected: number, in_file: number | null = selected, isOutdated = false) =>
  ({
    state: 'known',
    count: { selected, in_file },
    isOutdated,
    outdatedWhy: 'Updating…',
  }) as const satisfies RecordCount
const filter = { selector: 'filter_tree' } as const
const list = { selector: 'record_ids' } as const

test('an empty file has a reason with what to do about it', () => {
  expect(whyEmpty(filter, counted(0), 0)?.why).toMatch(/^This queue has no records yet/)
  expect(whyEmpty(filter, counted(0), 9)?.hint).toMatch(/^Change or mute/)
  expect(whyEmpty(list, counted(0), 9)?.why).toMatch(/^None of these IDs are in this queue/)
  expect(whyEmpty(filter, counted(3, 0), 9)?.hint).toMatch(/Turn off “Only computed values”/)
})

test('a file that has records or may have some has none', () => {
  expect(whyEmpty(filter, counted(1), 9)).toBeNull()
  expect(whyEmpty(filter, counted(3, null), 9)).toBeNull()
  expect(whyEmpty(filter, counted(0, 0, true), 9)).toBeNull()
  expect(whyEmpty(filter, { state: 'loading' }, 0)).toBeNull()
})
