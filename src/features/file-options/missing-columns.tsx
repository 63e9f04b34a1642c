import { TriangleAlert, X } from 'lucide-react'
import { Button } from '#ui/button.tsx'
import * as words from './words.ts'

export type MissingColumnsProps = {
  readonly ids: readonly string[]
  readonly onRemove: (id: string) => void
}

/** A link may name thousands of columns. */
const maxDrawn = 100

/** Chosen columns that this queue lacks. They return with a queue that has them. */
export function MissingColumns({ ids, onRemove }: MissingColumnsProps) {
  if (ids.length === 0) return null
  return (
    <div
      role="group"
      aria-label={words.missingColumns}
      className="flex flex-wrap items-center gap-1.5"
    >
      <span className="flex items-center gap-1 text-warn">
        <TriangleAlert className="size-3.5" aria-hidden />
        {words.notInFile}
      </span>
      {ids.slice(0, maxDrawn).map((id) => (
        <span
          key={id}
          className="inline-flex max-w-full min-w-0 items-center rounded-[7px] border border-dashed border-line pl-2 text-xs text-ink-2"
        >
          <span translate="no" className="truncate line-through">
            {id}
          </span>
          <Button
            variant="quiet"
            size="small"
            aria-label={words.remove(id)}
            onClick={() => onRemove(id)}
            className="border-0 px-1.5 text-ink-3! max-lg:min-w-11 lg:min-h-6.5"
          >
            <X className="size-3!" aria-hidden />
          </Button>
        </span>
      ))}
      {ids.length > maxDrawn ? (
        <span className="text-xs text-ink-2">{words.andMore(ids.length - maxDrawn)}</span>
      ) : null}
    </div>
  )
}
