import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Session } from '#api/session.ts'
import {
  changeRun,
  isRunning,
  newRun,
  type ExportRun,
  type NewRun,
  type RunEnd,
} from './export-runs.ts'
import { runExport, type RunningExport, type RunOrders } from './run-export.ts'
import { runStore, type RunStore } from './run-store.ts'
import { saveFile } from '#ui/save-file.ts'

export type ExportRuns = {
  readonly runs: RunStore
  readonly start: (subject: NewRun, orders: RunOrders) => void
  readonly cancel: (id: string) => void
  /** Tries again at once, instead of waiting. */
  readonly hurry: (id: string) => void
  /** Saves what had arrived of an incomplete file, under a name that says so. */
  readonly keepPartial: (id: string) => void
  readonly dismiss: (id: string) => void
}

/**
 * Exports that go on side by side; leaving the page asks while one runs. `session` is the one of now:
 * who signs in again meanwhile goes on with the new one.
 */
export function useExportRuns(
  session: () => Session,
  onEnded: (run: ExportRun) => void,
): ExportRuns {
  const [runs] = useState(runStore)
  const going = useRef(new Map<string, RunningExport>())
  const isBusy = useSyncExternalStore(runs.subscribe, () => runs.all().some(isRunning))

  useEffect(() => {
    if (!isBusy) return undefined
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isBusy])

  const change = useCallback(
    (id: string, by: (run: ExportRun) => Partial<ExportRun>) =>
      runs.change((all) => changeRun(all, id, (run) => ({ ...run, ...by(run) }))),
    [runs],
  )
  const letGo = useCallback((id: string) => {
    going.current.get(id)?.stop()
    going.current.delete(id)
  }, [])
  const find = useCallback((id: string) => runs.all().find((run) => run.id === id), [runs])

  const start = useCallback(
    (subject: NewRun, orders: RunOrders) => {
      const run = newRun(subject)
      const { id } = run
      runs.change((all) => [run, ...all])
      const running = runExport(session, run, orders, {
        change: (by) => change(id, by),
        end: (last) => {
          const { outcome } = last
          if (outcome.state !== 'ended' || !outcome.isHashing) letGo(id)
          change(id, () => last)
          onEnded({ ...run, ...last })
        },
        hashed: (hash, last) => {
          letGo(id)
          const known = (outcome: RunEnd) => ({ ...outcome, hash, isHashing: false })
          change(id, ({ outcome }) =>
            outcome.state === 'ended' ? { outcome: known(outcome) } : {},
          )
          // Also of a run that the person has put away meanwhile.
          onEnded({ ...run, ...last, outcome: known(last.outcome) })
        },
      })
      going.current.set(id, running)
    },
    [change, letGo, onEnded, runs, session],
  )
  const cancel = useCallback(
    (id: string) => {
      const run = find(id)
      const hasBegun = run?.outcome.state === 'running' && run.bytes > 0
      if (hasBegun && run.way !== 'link') return going.current.get(id)?.cancel()
      letGo(id)
      const message =
        run?.way === 'link' && hasBegun
          ? 'The browser goes on with its download; how it ends is not watched any more.'
          : 'The export was cancelled before anything came.'
      return change(id, () => ({ outcome: { state: 'stopped', message } }))
    },
    [change, find, letGo],
  )
  const hurry = useCallback((id: string) => going.current.get(id)?.hurry(), [])
  const keepPartial = useCallback(
    (id: string) => {
      const { outcome } = find(id) ?? {}
      if (outcome?.state !== 'ended' || !outcome.partial) return
      const { file, name } = outcome.partial
      saveFile(file, name)
      change(id, () => ({ outcome: { ...outcome, file_name: name, partial: null } }))
    },
    [change, find],
  )
  const dismiss = useCallback(
    (id: string) => runs.change((all) => all.filter((run) => run.id !== id)),
    [runs],
  )
  return { runs, start, cancel, hurry, keepPartial, dismiss }
}
