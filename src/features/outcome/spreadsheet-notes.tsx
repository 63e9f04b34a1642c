import { ChevronRight, Sheet } from 'lucide-react'
import { focusRing } from '#ui/class-names.ts'
import type { SpreadsheetWarnings } from './spreadsheet-warnings.ts'
import * as words from './file-words.ts'

/** Closed at first, because the preview needs the height more. */
export function SpreadsheetNotes({ changes, remedy }: SpreadsheetWarnings) {
  if (changes.length === 0) return null
  return (
    <details className="group text-xs">
      <summary
        className={`flex cursor-pointer list-none items-center gap-1.5 rounded text-warn max-lg:min-h-11 ${focusRing}`}
      >
        <Sheet className="size-3.5 shrink-0" aria-hidden />
        <span className="font-medium">{words.beforeSpreadsheet}</span>
        <span>{words.notes(changes.length)}</span>
        <ChevronRight
          className="ml-auto size-3.5 shrink-0 transition-transform group-open:rotate-90"
          aria-hidden
        />
      </summary>
      <ul className="mt-1 flex list-disc flex-col gap-0.5 pl-5">
        {changes.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <p className="mt-1">
        {remedy === null ? '' : `${remedy} `}
        {words.fileUnaltered}
      </p>
    </details>
  )
}
