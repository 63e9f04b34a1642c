import { useState, useSyncExternalStore } from 'react'
import { saveFile } from '#ui/save-file.ts'
import { useWindowEvents } from '#ui/use-window-events.ts'
import { createRunStore, type RunStore } from './run-store.ts'
import { isRunning, resultOf, type ExportRun } from './run-state.ts'

/** The exports of the page. While one is running, leaving the page asks for confirmation. */
export function useExportRuns(onResult: (run: ExportRun) => void): RunStore {
  const [runs] = useState(() => createRunStore(onResult))
  const isBusy = useSyncExternalStore(runs.subscribe, () => runs.all().some(isRunning))
  useWindowEvents({ beforeunload: (event) => event.preventDefault() }, { isOn: isBusy })
  return runs
}

/** Saves the arrived part of an incomplete file, under a name that ends in `.incomplete`. */
export function savePartial(runs: RunStore, run: ExportRun): void {
  const partial = resultOf(run)?.partial
  if (!partial) return
  saveFile(partial.file, partial.name)
  runs.send(run.id, { type: 'partial_saved' })
}
