/** What was done, and what was there before. `place` is where one was looking. */
export type UndoStep<T, P> = {
  readonly name: StepName
  readonly value: T
  readonly place: P
}
export type StepName = {
  /** As in "Undo: remove group". */
  readonly name: string
  /** The column that it was about, whose label the name ends with. */
  readonly column_id: string | null
  /** Steps of the same kind that follow each other at once are one; null is a step of its own. */
  readonly merge: string | null
}

/** All that can be undone and redone, the latest last. */
export type UndoHistory<T, P> = {
  readonly present: T
  readonly past: readonly UndoStep<T, P>[]
  readonly future: readonly UndoStep<T, P>[]
  /** When the latest step was made, in milliseconds. */
  readonly at: number
}

export const maxUndoSteps = 100
/** Typing that pauses for longer begins a new step, in milliseconds. */
const mergePause = 1000

export const startHistory = <T, P>(present: T): UndoHistory<T, P> => ({
  present,
  past: [],
  future: [],
  at: -Infinity,
})

/** A change was made: a new step, or part of the latest one. What was undone is gone. */
export function recordStep<T, P>(
  history: UndoHistory<T, P>,
  next: T,
  { name, place, at }: { name: StepName; place: P; at: number },
): UndoHistory<T, P> {
  const last = history.past.at(-1)
  const isSame = name.merge !== null && last?.name.merge === name.merge
  if (isSame && history.future.length === 0 && at - history.at < mergePause) {
    return { ...history, present: next, at }
  }
  const past = [...history.past, { name, value: history.present, place }].slice(-maxUndoSteps)
  return { present: next, past, future: [], at }
}

/** The step back, or null where there is none. */
export function undoStep<T, P>({ present, past, future }: UndoHistory<T, P>) {
  const last = past.at(-1)
  if (!last) return null
  const undone = { ...last, value: present }
  const history: UndoHistory<T, P> = {
    present: last.value,
    past: past.slice(0, -1),
    future: [...future, undone],
    at: -Infinity,
  }
  return { history, step: last }
}

/** The step forward again, or null where there is none. */
export function redoStep<T, P>({ present, past, future }: UndoHistory<T, P>) {
  const next = future.at(-1)
  if (!next) return null
  const history: UndoHistory<T, P> = {
    present: next.value,
    past: [...past, { ...next, value: present }],
    future: future.slice(0, -1),
    at: -Infinity,
  }
  return { history, step: next }
}
