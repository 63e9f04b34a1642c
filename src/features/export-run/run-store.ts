import { createRunEffects, type RunOrders } from './run-effects.ts'
import { reduceRun, type RunEvent } from './run-reducer.ts'
import { createRun, resultOf, type ExportRun, type NewRun } from './run-state.ts'

export type RunStore = {
  /** Latest first. */
  readonly all: () => readonly ExportRun[]
  readonly subscribe: (changed: () => void) => () => void
  readonly start: (subject: NewRun, orders: RunOrders) => void
  readonly send: (id: string, event: RunEvent) => void
  /** Removes a run from the page. Its hash is still computed, for the history. */
  readonly dismiss: (id: string) => void
}

type Held = {
  run: ExportRun
  readonly onChange: ReturnType<typeof createRunEffects>
}

/**
 * Outside React, so that progress renders only its card. `onResult` gets each verdict, and later each
 * hash.
 */
export function createRunStore(onResult: (run: ExportRun) => void): RunStore {
  const held = new Map<string, Held>()
  let shown: readonly ExportRun[] = []
  const listeners = new Set<() => void>()
  const show = (runs: readonly ExportRun[]) => {
    shown = runs
    for (const changed of listeners) changed()
  }
  const send = (id: string, event: RunEvent) => {
    const entry = held.get(id)
    if (!entry) return
    const before = entry.run
    const run = reduceRun(before, event)
    if (run === before) return
    entry.run = run
    if (shown.some((one) => one.id === id)) show(shown.map((one) => (one.id === id ? run : one)))
    entry.onChange(run, before)
    const { name } = run.phase
    if (name !== before.phase.name && resultOf(run)) onResult(run)
    const isShown = shown.some((one) => one.id === id)
    if (!isShown && name === 'ended') held.delete(id)
  }
  return {
    all: () => shown,
    subscribe: (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    start: (subject, orders) => {
      const run = createRun(subject)
      const { id } = run
      const onChange = createRunEffects(run, orders, (event) => send(id, event))
      held.set(id, { run, onChange })
      show([run, ...shown])
      onChange(run, null)
    },
    send,
    dismiss: (id) => {
      show(shown.filter((run) => run.id !== id))
      if (held.get(id)?.run.phase.name !== 'hashing') held.delete(id)
    },
  }
}
