import { memo, use } from 'react'
import { Plus } from 'lucide-react'
import { classNames } from '#ui/class-names.ts'
import { NodeCountsContext } from './node-counts.ts'
import { rowAt, type RowPlace } from './node-row.tsx'
import { Rails, rowIndent } from './rails.tsx'
import { does, opens } from './row-controls.ts'
import { rowButton, wordButton } from './row-styles.ts'
import type { AddRow as AddRowData } from './tree-rows.ts'
import * as words from './words.ts'

export type AddRowProps = RowPlace & { readonly row: AddRowData }

const button = classNames(rowButton, wordButton, 'gap-1! text-ink-3 hover:text-ink')

/** A row of the treegrid without a node: it belongs to the group above. */
export const AddRow = memo(function AddRow({ row, index, start, measure }: AddRowProps) {
  return (
    <div
      ref={measure}
      role="row"
      data-group-key={row.groupKey}
      data-index={index}
      aria-rowindex={index + 1}
      aria-level={row.depth + 1}
      style={rowAt(start)}
      className="absolute inset-x-0 top-0 min-h-11 lg:min-h-10"
    >
      <div
        role="gridcell"
        className="relative flex min-h-[inherit] items-center"
        style={rowIndent(row.depth)}
      >
        <Rails rails={row.rails} />
        <button {...does('add_leaf')} className={button}>
          <Plus className="size-3.5!" aria-hidden />
          {words.condition}
        </button>
        <button {...opens('group_kind')} className={button}>
          <Plus className="size-3.5!" aria-hidden />
          {words.group}
        </button>
        {row.depth === 1 ? <CountLegend /> : null}
      </div>
    </div>
  )
})

/** What the two numbers at the end of a condition's row are. */
function CountLegend() {
  const { counts } = use(NodeCountsContext)
  const hasBoth = [...counts.values()].some(({ without }) => without !== null)
  if (!hasBoth) return null
  return (
    <span className="ml-auto truncate pr-10 text-xs text-ink-3 max-sm:hidden">
      <span className="font-semibold">{words.legendMatching}</span> · {words.legendWithout}
    </span>
  )
}
