import { expect, test } from 'vitest'
import { brushedPeriod } from './brushed-period.ts'

const at = (text: string) => new Date(text).getTime()
const local = (text: string) => new Date(text).toISOString().replace('.000Z', 'Z')
const lastOf = (text: string) => new Date(at(text) - 1).toISOString().replace(/\.999Z$/, '.999999Z')

test('on a chart of days, a part means the whole days that it touches', () => {
  const chart = { from: at('2026-03-01T00:00'), to: at('2026-03-11T00:00') }
  expect(brushedPeriod(chart, { from: 0.12, to: 0.38 })).toEqual([
    local('2026-03-02T00:00'),
    lastOf('2026-03-05T00:00'),
  ])
  expect(brushedPeriod(chart, { from: 0.2, to: 0.3 })).toEqual([
    local('2026-03-03T00:00'),
    lastOf('2026-03-04T00:00'),
  ])
})

test('a part that touches one day is that day', () => {
  const chart = { from: at('2026-03-01T00:00'), to: at('2026-03-11T00:00') }
  expect(brushedPeriod(chart, { from: 0.11, to: 0.11 })).toEqual([
    local('2026-03-02T00:00'),
    lastOf('2026-03-03T00:00'),
  ])
})

test('on a short chart, hours and minutes count', () => {
  const hours = { from: at('2026-03-01T00:00Z'), to: at('2026-03-01T10:00Z') }
  expect(brushedPeriod(hours, { from: 0.15, to: 0.35 })).toEqual([
    '2026-03-01T01:00:00Z',
    '2026-03-01T03:59:59.999999Z',
  ])
  const minutes = { from: at('2026-03-01T00:00Z'), to: at('2026-03-01T00:10Z') }
  expect(brushedPeriod(minutes, { from: 0.15, to: 0.35 })).toEqual([
    '2026-03-01T00:01:00Z',
    '2026-03-01T00:03:59.999999Z',
  ])
})
