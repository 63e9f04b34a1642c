/** A step and the state before it. `place` is where the user was. */
export type UndoStep<T, P> = {
  readonly name: StepName
  readonly value: T
  readonly place: P
}
export type StepName = {
  /** As in “Undo: remove group”. */
  readonly name: string
  /** The column of the step, whose label follows the name. */
  readonly column_id: string | null
  /** Consecutive steps with the same value merge; null never merges. */
  readonly merge: string | null
}

/** Steps to undo and to redo, the latest last. */
export type UndoHistory<T, P> = {
  readonly present: T
  readonly past: readonly UndoStep<T, P>[]
  readonly future: readonly UndoStep<T, P>[]
  /** When the latest step was made, in milliseconds. */
  readonly at: number
}

export const maxUndoSteps = 100
/** Milliseconds. Typing after a longer pause starts a new step. */
const mergePause = 1000

/** A history without steps. */
export const startHistory = <T, P>(present: T): UndoHistory<T, P> => ({
  present,
  past: [],
  future: [],
  at: -Infinity,
})

/** Adds a step, or merges it into the latest one. Undone steps are dropped. */
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

/** One step back, or null if there is none. */
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

/** One step forward, or null if there is none. */
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
