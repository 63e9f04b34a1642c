import { expect, test } from 'vitest'
import { createFairTurns } from './fair-turns.ts'

const staying = new AbortController().signal

function openWork() {
  const started: string[] = []
  const ends = new Map<string, () => void>()
  return {
    started,
    work: (name: string) => () => {
      started.push(name)
      return new Promise<void>((resolve) => ends.set(name, resolve))
    },
    end: async (name: string) => {
      ends.get(name)?.()
      await new Promise(setImmediate)
    },
  }
}

test('turns are limited per person, and the least busy person comes first', async () => {
  const turns = createFairTurns({ ofOne: 2, ofAll: 3, waiting: 10 })
  const { started, work, end } = openWork()
  const all = ['a1', 'a2', 'a3', 'a4'].map((name) => turns.inTurn('a', staying, work(name)))
  all.push(...['b1', 'b2'].map((name) => turns.inTurn('b', staying, work(name))))
  await new Promise(setImmediate)
  expect(started).toEqual(['a1', 'a2', 'b1'])
  await end('a1')
  expect(started.at(-1)).toBe('a3')
  all.push(turns.inTurn('c', staying, work('c1')))
  await end('b1')
  expect(started.at(-1)).toBe('b2')
  await end('a2')
  expect(started.at(-1)).toBe('c1')
  for (const name of ['a3', 'b2', 'c1', 'a4']) await end(name)
  await Promise.all(all)
  expect(started).toHaveLength(7)
})

test('a caller who leaves gives up the turn, and so does failed work', async () => {
  const turns = createFairTurns({ ofOne: 1, ofAll: 1, waiting: 10 })
  const { started, work, end } = openWork()
  const first = turns.inTurn('a', staying, work('first'))
  const caller = new AbortController()
  const gone = turns.inTurn('a', caller.signal, work('gone'))
  const fail = () => Promise.reject(new Error('it failed'))
  const failing = turns.inTurn('a', staying, fail).catch((error: Error) => error.message)
  const last = turns.inTurn('a', staying, work('last'))
  caller.abort(new Error('away'))
  await expect(gone).rejects.toThrow('away')
  await end('first')
  expect(await failing).toBe('it failed')
  await end('last')
  await Promise.all([first, last])
  expect(started).toEqual(['first', 'last'])
  await expect(turns.inTurn('a', caller.signal, work('late'))).rejects.toThrow('away')
})

test('too much waiting work is refused, for this person only', async () => {
  const turns = createFairTurns({ ofOne: 1, ofAll: 2, waiting: 2 })
  const { work, end } = openWork()
  const some = ['1', '2', '3'].map((name) => turns.inTurn('a', staying, work(name)))
  await expect(turns.inTurn('a', staying, work('4'))).rejects.toMatchObject({ waiting: 2 })
  some.push(turns.inTurn('b', staying, work('b')))
  for (const name of ['1', '2', '3', 'b']) await end(name)
  await Promise.all(some)
})
