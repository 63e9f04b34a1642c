import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maxUndoSteps, recordStep, redoStep, startHistory, undoStep } from './undo.ts'

const step = (merge: string | null, at = 0) => ({
  name: { name: 'change', column_id: null, merge },
  place: null,
  at,
})

test('undoing and redoing everything restores the state', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 60 }), (values) => {
      let history = startHistory<number, null>(-1)
      for (const value of values) history = recordStep(history, value, step(null))
      const seen = []
      for (let undone = undoStep(history); undone; undone = undoStep(history)) {
        history = undone.history
        seen.unshift(history.present)
      }
      expect([...seen, ...values.slice(-1)]).toEqual(values.length > 0 ? [-1, ...values] : [])
      for (let redone = redoStep(history); redone; redone = redoStep(history)) {
        history = redone.history
      }
      expect(history.present).toBe(values.at(-1) ?? -1)
    }),
  )
})

test('typing in one field is one step until it pauses', () => {
  let history = startHistory<string, null>('')
  history = recordStep(history, 'a', step('name', 0))
  history = recordStep(history, 'ab', step('name', 900))
  history = recordStep(history, 'abc', step('name', 1800))
  expect(history.past).toHaveLength(1)
  history = recordStep(history, 'abcd', step('name', 3000))
  expect(history.past).toHaveLength(2)
  expect(undoStep(history)?.history.present).toBe('abc')
})

test('a change after an undo is a new step and drops the undone ones', () => {
  let history = recordStep(startHistory<string, null>(''), 'a', step('name', 0))
  history = undoStep(history)?.history ?? history
  history = recordStep(history, 'b', step('name', 1))
  expect(redoStep(history)).toBeNull()
  expect(undoStep(history)?.history.present).toBe('')
})

test('the number of steps is limited', () => {
  let history = startHistory<number, null>(0)
  for (let value = 1; value <= maxUndoSteps + 20; value += 1) {
    history = recordStep(history, value, step(null))
  }
  expect(history.past).toHaveLength(maxUndoSteps)
  expect(history.past[0]?.value).toBe(20)
})
