import { Sheet } from 'lucide-react'
import type { SpreadsheetWarnings } from './spreadsheet-warnings.ts'

export function SpreadsheetNotes({ changes, remedy }: SpreadsheetWarnings) {
  if (changes.length === 0) return null
  return (
    <section aria-labelledby="spreadsheet-title" className="text-xs">
      <h3 id="spreadsheet-title" className="flex items-center gap-1.5 font-medium text-warn">
        <Sheet className="size-3.5 shrink-0" aria-hidden />
        Before you open it in a spreadsheet
      </h3>
      <ul className="mt-1 flex list-disc flex-col gap-0.5 pl-5">
        {changes.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <p className="mt-1">
        {remedy === null ? '' : `${remedy} `}The file itself has the values exactly as logged.
      </p>
    </section>
  )
}
