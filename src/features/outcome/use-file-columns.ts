import { useMemo } from 'react'
import { useFormContext } from 'react-hook-form'
import { moveColumn, splitColumns } from '#domain/configuration/column-choice.ts'
import type { Configuration } from '#domain/configuration/configuration.ts'
import type { Column } from '#domain/contract/columns.ts'
import { showToast } from '#ui/show-toast.ts'
import * as words from './preview-words.ts'

/** Edits of the file's columns. `places` are places in the file. */
export type FileColumns = {
  readonly count: () => number
  readonly placeOf: (fileId: string) => number
  /** Moves a column before the one that is at a place now, or to the end. */
  readonly moveBefore: (fileId: string, place: number) => void
  readonly remove: (fileId: string) => void
}

/** With “all non-empty columns”, an edit makes a list of them first. */
export function useFileColumns(columns: readonly Column[] | null): FileColumns {
  const { getValues, setValue } = useFormContext<Configuration>()
  return useMemo(() => {
    const now = () => {
      const chosen = getValues('column_ids')
      const filled = columns?.filter((column) => !column.is_empty).map(({ id }) => id)
      return splitColumns(chosen ?? filled ?? [], columns)
    }
    const set = (here: readonly string[]) => {
      const isNew = getValues('column_ids') === null
      setValue('column_ids', [...here, ...now().aside], { shouldDirty: true })
      if (!isNew) return
      showToast({ title: words.fixedColumns(here.length), description: words.fixedColumnsNote })
    }
    return {
      count: () => now().here.length,
      placeOf: (fileId) => now().here.indexOf(fileId),
      moveBefore: (fileId, place) => {
        const { here } = now()
        const next = moveColumn(here, fileId, here[place] ?? null)
        if (next.some((id, index) => id !== here[index])) set(next)
      },
      remove: (fileId) => set(now().here.filter((id) => id !== fileId)),
    }
  }, [columns, getValues, setValue])
}
