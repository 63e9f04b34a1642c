import { formatFacts } from '#domain/contract/export-formats.ts'
import { Plus } from 'lucide-react'
import { useFormContext, useWatch } from 'react-hook-form'
import { splitColumns } from '#domain/configuration/column-choice.ts'
import { columnNames } from '#domain/contract/columns.ts'
import type { Configuration } from '#domain/configuration/configuration.ts'
import { Button } from '#ui/button.tsx'
import { FieldError } from '#ui/field-error.tsx'
import { Notice } from '#ui/notice.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { useOverlay } from '#ui/use-overlay.ts'
import { MissingColumns } from './missing-columns.tsx'
import { ColumnChips } from './column-chips.tsx'
import type { ColumnsState } from './columns-state.ts'
import * as words from './words.ts'

const ColumnPicker = lazyPart(async () => (await import('./column-picker.tsx')).ColumnPicker, {
  name: words.columnListPart,
  look: 'row',
  isLikely: true,
})

export type ColumnsOptionProps = {
  readonly columns: ColumnsState
  readonly problem: string | undefined
}

export function ColumnsOption({ columns: state, problem }: ColumnsOptionProps) {
  const { control, setValue } = useFormContext<Configuration>()
  const [chosen, format] = useWatch({ control, name: ['column_ids', 'export_format'] })
  const overlay = useOverlay('dialog')
  const ids = chosen ?? []
  const setIds = (next: readonly string[]) =>
    setValue('column_ids', next.length === 0 ? null : [...next], { shouldDirty: true })

  if (!formatFacts[format].isTable) return <JsonlColumns keptCount={ids.length} />
  if (state.state === 'loading') return <Skeleton className="w-64" />
  if (state.state === 'failed' && ids.length === 0) {
    const retry = (
      <Button size="small" onClick={state.retry}>
        {words.tryAgain}
      </Button>
    )
    return (
      <Notice tone="bad" action={retry}>
        {words.columnsNotLoaded} {state.message}
      </Notice>
    )
  }
  const columns = state.state === 'listed' ? state.columns : null
  const nameOf = columnNames(columns)
  const { here, aside } = splitColumns(ids, columns)
  const filled = columns?.filter((column) => !column.is_empty).length
  const left = (columns?.length ?? 0) - here.length
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex flex-wrap items-center gap-1.5">
        {ids.length === 0 ? (
          <span className="mr-1">{words.allFilled(filled)}</span>
        ) : (
          <ColumnChips
            label={words.chosenColumns}
            chips={here.map((id) => ({ id, label: nameOf(id) }))}
            onChange={(next) => setIds([...next, ...aside])}
          />
        )}
        <Button {...overlay.trigger} variant="quiet" size="small">
          <Plus aria-hidden />
          {ids.length === 0
            ? words.chooseColumns
            : left > 0
              ? words.moreColumns(left)
              : words.columns}
        </Button>
        {overlay.wasOpened ? (
          <ColumnPicker
            place={overlay.place}
            columns={columns}
            ids={here}
            onChange={(next) => setIds([...next, ...aside])}
          />
        ) : null}
      </div>
      <MissingColumns ids={aside} onRemove={(gone) => setIds(ids.filter((id) => id !== gone))} />
      {problem === undefined ? null : <FieldError>{problem}</FieldError>}
    </div>
  )
}

function JsonlColumns({ keptCount }: { readonly keptCount: number }) {
  return (
    <p className="text-ink-2">
      {words.fullRecords}
      {keptCount > 0 ? ` ${words.keptForCsv(keptCount)}` : ''}
    </p>
  )
}
