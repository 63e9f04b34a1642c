import { expect, test } from 'vitest'
import { createHashTurns, TooManySignIns } from './hash-turns.ts'

const { signal } = new AbortController()
const settled = () => new Promise((resolve) => setImmediate(resolve))

test('places take turns, even if many sign-ins of one place wait', async () => {
  const turns = createHashTurns({ atOnce: 1, waitingOfPlace: 5, waiting: 10 })
  const order: string[] = []
  const take = async (place: string) => {
    const end = await turns.take(place, signal)
    order.push(place)
    end()
    end()
  }
  const end = await turns.take('a', signal)
  const all = ['a', 'a', 'a', 'b', 'c'].map(take)
  end()
  await Promise.all(all)
  expect(order.join('')).toBe('abcaa')
})

test('waiting sign-ins are limited per place, and the busiest place makes room for others', async () => {
  const turns = createHashTurns({ atOnce: 1, waitingOfPlace: 3, waiting: 4 })
  const end = await turns.take('a', signal)
  const outcome: string[] = []
  const take = async (place: string) => {
    try {
      const done = await turns.take(place, signal)
      outcome.push(place)
      done()
    } catch (cause) {
      outcome.push(cause instanceof TooManySignIns ? `${place}: ${cause.of}` : '')
    }
  }
  const all = ['a', 'a', 'a', 'a', 'b', 'c', 'd', 'e'].map(take)
  await settled()
  expect(outcome.toSorted()).toEqual(['a: all', 'a: all', 'a: place', 'e: all'])
  end()
  await Promise.all(all)
  expect(outcome.slice(4)).toEqual(['a', 'b', 'c', 'd'])
})

test('a caller who leaves while waiting takes no turn', async () => {
  const turns = createHashTurns({ atOnce: 1, waitingOfPlace: 1, waiting: 1 })
  const end = await turns.take('a', signal)
  const gone = new AbortController()
  const left = turns.take('a', gone.signal)
  gone.abort()
  await expect(left).rejects.toThrow()
  const next = turns.take('a', signal)
  end()
  ;(await next)()
})
