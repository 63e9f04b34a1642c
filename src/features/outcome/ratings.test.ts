import { expect, it } from 'vitest'
import { ratingsOf } from './ratings.ts'

const lena = {
  user_id: 'u1',
  email: 'lena@example.com',
  first_name: 'Lena',
  last_name: 'Kowalska',
  role: 'annotator',
  track_progress: true,
  progress: null,
}

it('names who gave each rating, and leaves users who are no members without a name', () => {
  const value = {
    u1: { value: 4, explanation: 'Right amount.' },
    u2: { value: false, explanation: null },
  }
  expect(ratingsOf(value, [lena])).toEqual([
    { user_id: 'u1', name: 'Lena Kowalska', value: 4, explanation: 'Right amount.' },
    { user_id: 'u2', name: null, value: false, explanation: null },
  ])
})

it('has no ratings for values of another form', () => {
  expect(ratingsOf({ a: 1 }, [lena])).toBeNull()
  expect(ratingsOf([{ value: 1 }], [lena])).toBeNull()
  expect(ratingsOf(null, null)).toBeNull()
})
