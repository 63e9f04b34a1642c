import { useMemo, useState, type ReactNode } from 'react'
import type { QueueUser } from '#domain/contract/queues.ts'
import { dateText } from '#domain/configuration/date-format.ts'
import { parseInstant } from '#domain/contract/instant.ts'
import { Button } from '#ui/button.tsx'
import { classNames } from '#ui/class-names.ts'
import { cellKind, type CellKind } from './cell-kind.ts'
import { fileText } from './cell-value.ts'
import { Chips } from './chips.tsx'
import { parsedJson } from './json-rows.ts'
import { JsonTree } from './json-tree.tsx'
import type { PreviewColumn } from './preview-columns.ts'
import { Likes, rounded, Stars } from './rating-marks.tsx'
import { RatingList } from './rating-list.tsx'
import { ratingsOf } from './ratings.ts'
import { textPieces } from './text-pieces.ts'
import type { WholeCell } from './use-whole-cell.ts'
import * as words from './preview-words.ts'
import { columnLabel } from '#domain/contract/columns.ts'

export type CellBodyProps = {
  readonly column: PreviewColumn
  readonly cell: WholeCell
  readonly members: readonly QueueUser[] | null
  readonly timeZone: string
}

/** A whole value by its kind, who rated it, and what the CSV cell holds if that is something else. */
export function CellBody(props: CellBodyProps) {
  const { column, cell, members } = props
  const kind = cellKind(column, cell.value)
  const ratings = ratingsOf(kind === 'ratings' ? cell.value : cell.ratings, members)
  return (
    <div className="flex flex-col gap-4">
      {kind === 'ratings' && ratings ? null : <div>{draw[kind](props)}</div>}
      {ratings ? <RatingList ratings={ratings} kind={column.ratings?.kind ?? null} /> : null}
      {column.file_id === null || asInFile.has(kind) ? null : <InFile value={cell.value} />}
    </div>
  )
}

/** Kinds that are drawn as the file has them. */
const asInFile: ReadonlySet<CellKind> = new Set(['text', 'id', 'number', 'boolean'])

const draw: Readonly<Record<CellKind, (props: CellBodyProps) => ReactNode>> = {
  empty: () => <p className="text-ink-3">{words.noValue}</p>,
  id: ({ cell }) => <LongText text={fileText(cell.value)} isCode />,
  date: ({ cell, timeZone }) => {
    const instant = parseInstant(fileText(cell.value))
    return instant === null ? fileText(cell.value) : `${dateText(instant, timeZone)} (${timeZone})`
  },
  number: ({ cell }) => fileText(cell.value),
  average: ({ cell }) => rounded(cell.value as number),
  boolean: ({ cell }) => fileText(cell.value),
  stars: ({ cell }) => <Stars value={cell.value as number} />,
  likes: ({ cell }) => <Likes value={cell.value as number} />,
  list: ({ cell }) => <Chips items={cell.value as readonly unknown[]} />,
  ratings: (props) => draw.json(props),
  json: ({ column, cell }) => (
    <JsonTree value={cell.value} label={words.jsonTree(columnLabel(column))} />
  ),
  text: ({ column, cell }) => {
    const text = fileText(cell.value)
    const json = parsedJson(text)
    return json === undefined ? (
      <LongText text={text} isCode={isCode(text)} />
    ) : (
      <JsonTree value={json} label={words.jsonTree(columnLabel(column))} />
    )
  },
}

/** Most lines end like code or are indented. */
function isCode(text: string): boolean {
  const lines = text
    .slice(0, 5000)
    .split('\n')
    .filter((line) => line.trim() !== '')
  const codeLike = lines.filter((line) => /^(?:\s{2}|\t|<)|[;{}>]\s*$/.test(line))
  return lines.length > 1 && codeLike.length > lines.length / 2
}

function LongText({ text, isCode: isMono }: { readonly text: string; readonly isCode: boolean }) {
  const [most, setMost] = useState(1)
  const { pieces, end } = useMemo(() => textPieces(text, most), [text, most])
  return (
    <>
      <div
        translate="no"
        className={classNames('break-words whitespace-pre-wrap', isMono && 'font-mono text-xs')}
      >
        {pieces.map((piece, index) => (
          <div key={index} dir="auto">
            {piece}
          </div>
        ))}
      </div>
      {end === text.length ? null : (
        <Button size="small" className="mt-2" onClick={() => setMost(most + 1)}>
          {words.showMoreText(end, text.length)}
        </Button>
      )}
    </>
  )
}

/** A longer text is folded, because the value stands above it. */
const foldedFrom = 300

function InFile({ value }: { readonly value: unknown }) {
  const isMissing = value === undefined || value === null
  const text = value === '' ? '""' : fileText(value)
  return (
    <details open={text.length < foldedFrom} className="border-t border-line pt-2 text-xs">
      <summary className="w-fit cursor-pointer text-ink-3">{words.inCell}</summary>
      {isMissing ? <p>{words.emptyCell}</p> : <LongText text={text} isCode />}
    </details>
  )
}
