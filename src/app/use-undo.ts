import { useState, useSyncExternalStore } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import type { Configuration } from '#domain/configuration/configuration.ts'
import { findNode, pathTo } from '#domain/filter-tree/draft-nodes.ts'
import { nameChange } from '#domain/configuration/name-change.ts'
import {
  recordStep,
  redoStep,
  startHistory,
  undoStep,
  type StepName,
  type UndoHistory,
} from '#domain/configuration/undo.ts'
import type { FocusPlace } from './focus-place.ts'
import { isSameConfiguration } from './same-configuration.ts'

type Seen = { readonly place: FocusPlace | null; readonly scroll: number }
type Undone = {
  readonly history: UndoHistory<Configuration, Seen>
  readonly step: { name: StepName; place: Seen }
}

export type Undo = {
  readonly subscribe: (changed: () => void) => () => void
  readonly names: () => UndoNames
  readonly undo: () => DoneStep | null
  readonly redo: () => DoneStep | null
}
export type DoneStep = { readonly name: StepName; readonly place: FocusPlace | null }
export type UndoNames = { readonly undo: StepName | null; readonly redo: StepName | null }

/** Undo and redo of the whole configuration. Every change of the form is a step. */
export function useUndo(form: UseFormReturn<Configuration>): Undo {
  const [undo] = useState(() => createUndo(form))
  return undo
}

/** Records steps only while a component subscribes. */
export function createUndo(
  form: Pick<UseFormReturn<Configuration>, 'getValues' | 'setValue' | 'subscribe'>,
): Undo {
  const { getValues, setValue } = form
  let history: UndoHistory<Configuration, Seen> | null = null
  let names: UndoNames = { undo: null, redo: null }
  let stopRecording: (() => void) | null = null
  let isRestoring = false
  /** The history before the changes of the task that runs now; null between tasks. */
  let beforeTask: UndoHistory<Configuration, Seen> | null = null
  const listeners = new Set<() => void>()

  const keep = (next: UndoHistory<Configuration, Seen>) => {
    history = next
    const now = { undo: next.past.at(-1)?.name ?? null, redo: next.future.at(-1)?.name ?? null }
    if (now.undo === names.undo && now.redo === names.redo) return
    names = now
    for (const changed of listeners) changed()
  }
  const record = () => {
    const next = { ...getValues() }
    if (isRestoring || history === null || isSameConfiguration(history.present, next)) return
    // One action may change several fields, each by its own call.
    if (beforeTask === null) queueMicrotask(() => (beforeTask = null))
    const last = (beforeTask ??= history)
    const name = nameChange(last.present, next)
    keep(
      name === null
        ? { ...last, present: next }
        : recordStep(last, next, { name, place: focusedPlace(), at: performance.now() }),
    )
  }
  /** Sets what differs. The form's `reset` would render everything that uses the form. */
  const restore = (now: Configuration, next: Configuration) => {
    isRestoring = true
    for (const field of Object.keys(next) as (keyof Configuration)[]) {
      if (now[field] !== next[field]) setValue(field, next[field], { shouldDirty: true })
    }
    isRestoring = false
  }
  const go = (step: (from: UndoHistory<Configuration, Seen>) => Undone | null): DoneStep | null => {
    const from = history
    const done = from && step(from)
    if (!from || !done) return null
    beforeTask = null
    keep(done.history)
    const { present } = done.history
    restore(getValues(), present)
    const { place, scroll } = done.step.place
    scrollTo({ top: scroll })
    return { name: done.step.name, place: place && nearestPlace(place, present, from.present) }
  }
  return {
    subscribe: (changed) => {
      listeners.add(changed)
      history ??= startHistory({ ...getValues() })
      stopRecording ??= form.subscribe({ formState: { values: true }, callback: record })
      return () => {
        listeners.delete(changed)
        if (listeners.size > 0) return
        stopRecording?.()
        stopRecording = null
      }
    },
    names: () => names,
    undo: () => go(undoStep),
    redo: () => go(redoStep),
  }
}

export const useUndoNames = ({ subscribe, names }: Undo): UndoNames =>
  useSyncExternalStore(subscribe, names)

function focusedPlace(): Seen {
  const element = document.activeElement
  const key = element?.closest('[data-node-key]')?.getAttribute('data-node-key')
  const field = element?.closest('[data-field]')?.getAttribute('data-field') ?? 'row'
  const option = element?.closest('[data-option]')?.getAttribute('data-option')
  const place = key
    ? { kind: 'node' as const, key, field }
    : option
      ? { kind: 'option' as const, field: option }
      : null
  // data-node-key and data-option hold place names, so the cast is safe.
  return { place: place as FocusPlace | null, scroll: scrollY }
}

/** The place, or its group if it is gone. */
function nearestPlace(
  place: FocusPlace,
  now: Configuration,
  before: Configuration,
): FocusPlace | null {
  if (place.kind === 'option') return place
  if (now.selector !== 'filter_tree') return null
  if (findNode(now.filter_tree, place.key)) return place
  const above = pathTo(before.filter_tree, place.key).toReversed()
  const left = above.find((node) => findNode(now.filter_tree, node.key)) ?? now.filter_tree
  return { kind: 'node', key: left.key, field: 'row' }
}
