import { expect, test } from 'vitest'
import { queueListResponseSchema } from '#domain/contract/queues.ts'
import { nextToken } from './list-queues.ts'

const queue = { id: 'a', name: 'Support answers' }
const after = (answer: object, last = 0) =>
  nextToken(
    queueListResponseSchema.parse({ annotation_queues: [queue], ...answer }),
    undefined,
    last,
  )

test('the next page starts at the token of the last answer', () => {
  expect(after({ next_starting_token: 100, paginated: true })).toBe(100)
  expect(after({ next_starting_token: null })).toBeUndefined()
  expect(after({})).toBeUndefined()
})

test('a list that leads back or never ends is not followed', () => {
  expect(after({ next_starting_token: 100 }, 100)).toBeUndefined()
  expect(after({ next_starting_token: 200, annotation_queues: [] }, 100)).toBeUndefined()
})
