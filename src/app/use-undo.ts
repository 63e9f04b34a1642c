import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import type { Configuration } from '#domain/configuration/configuration.ts'
import { findNode, pathTo } from '#domain/filter-tree/filter-edit.ts'
import { nameChange } from '#domain/configuration/name-change.ts'
import {
  recordStep,
  redoStep,
  startHistory,
  undoStep,
  type StepName,
  type UndoHistory,
} from '#domain/configuration/undo.ts'
import type { Whereabouts } from './focus-place.ts'

/** Focus and scroll position at the time of a change. */
type Seen = { readonly place: Whereabouts | null; readonly scroll: number }
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
/** A step that was undone or redone, and the place where it changed something. */
export type DoneStep = { readonly name: StepName; readonly place: Whereabouts | null }
export type UndoNames = { readonly undo: StepName | null; readonly redo: StepName | null }

/** Undo and redo of the whole configuration. Every change of the form is a step. */
export function useUndo(form: UseFormReturn<Configuration>): Undo {
  const { getValues, reset, subscribe: subscribeForm } = form
  const history = useRef<UndoHistory<Configuration, Seen> | null>(null)
  const names = useRef<UndoNames>({ undo: null, redo: null })
  const listeners = useRef(new Set<() => void>())

  const keep = useCallback((next: UndoHistory<Configuration, Seen>) => {
    history.current = next
    const now = { undo: next.past.at(-1)?.name ?? null, redo: next.future.at(-1)?.name ?? null }
    if (now.undo === names.current.undo && now.redo === names.current.redo) return
    names.current = now
    for (const changed of listeners.current) changed()
  }, [])

  useEffect(() => {
    history.current ??= startHistory(snapshot(getValues()))
    return subscribeForm({
      formState: { values: true },
      callback: () => {
        const last = history.current
        const next = snapshot(getValues())
        if (last === null || isSame(last.present, next)) return
        const name = nameChange(last.present, next)
        keep(
          name === null
            ? { ...last, present: next }
            : recordStep(last, next, { name, place: whereOneIs(), at: performance.now() }),
        )
      },
    })
  }, [getValues, subscribeForm, keep])

  const go = useCallback(
    (step: (from: UndoHistory<Configuration, Seen>) => Undone | null): DoneStep | null => {
      const from = history.current
      const done = from && step(from)
      if (!from || !done) return null
      keep(done.history)
      const { present } = done.history
      reset(present, { keepDefaultValues: true })
      const { place, scroll } = done.step.place
      scrollTo({ top: scroll })
      return { name: done.step.name, place: place && stillThere(place, present, from.present) }
    },
    [keep, reset],
  )
  return useMemo(
    () => ({
      subscribe: (changed: () => void) => {
        listeners.current.add(changed)
        return () => listeners.current.delete(changed)
      },
      names: () => names.current,
      undo: () => go(undoStep),
      redo: () => go(redoStep),
    }),
    [go],
  )
}

export const useUndoNames = ({ subscribe, names }: Undo): UndoNames =>
  useSyncExternalStore(subscribe, names)

/** react-hook-form mutates its own object. */
const snapshot = (values: Configuration): Configuration => ({ ...values })

const isSame = (a: Configuration, b: Configuration): boolean =>
  (Object.keys(b) as (keyof Configuration)[]).every((field) => a[field] === b[field])

function whereOneIs(): Seen {
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
  return { place: place as Whereabouts | null, scroll: scrollY }
}

/** The place, or the nearest group above it that still exists. */
function stillThere(
  place: Whereabouts,
  now: Configuration,
  before: Configuration,
): Whereabouts | null {
  if (place.kind === 'option') return place
  if (now.selector !== 'filter_tree') return null
  if (findNode(now.filter_tree, place.key)) return place
  const above = pathTo(before.filter_tree, place.key).toReversed()
  const left = above.find((node) => findNode(now.filter_tree, node.key)) ?? now.filter_tree
  return { kind: 'node', key: left.key, field: 'row' }
}
