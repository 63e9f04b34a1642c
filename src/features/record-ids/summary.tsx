import { maxRecordIds } from '#domain/contract.ts'
import type { PastedWord, RecordIds } from '#domain/record-ids.ts'
import { Notice } from '#ui/notice.tsx'

const shown = 20

const thousands = (count: number) => count.toLocaleString('en')
const ids = (count: number) => `${thousands(count)} record ${count === 1 ? 'ID' : 'IDs'}`

/** What was read: how many ids, and everything that will not be asked for, with its line. */
export function Summary({ read }: { readonly read: RecordIds }) {
  const { record_ids, duplicates, wrong_version, malformed, lines_without_id } = read
  const isTooMany = record_ids.length > maxRecordIds
  return (
    <div className="flex flex-col gap-2">
      <p aria-live="polite">
        <span className="text-lg font-semibold tabular-nums">{ids(record_ids.length)}</span>
        {duplicates > 0 ? (
          <span className="text-ink-2"> · {thousands(duplicates)} repeated, counted once</span>
        ) : null}
      </p>
      {isTooMany ? (
        <Notice tone="bad">
          One export takes {ids(maxRecordIds)}. Remove {thousands(record_ids.length - maxRecordIds)}
          .
        </Notice>
      ) : null}
      <Words
        title="Of another version than 4: the service does not take them"
        words={wrong_version}
      />
      <Words title="Look like mistyped IDs" words={malformed} />
      {lines_without_id.length > 0 ? (
        <details>
          <summary className="cursor-pointer text-ink-2">
            {thousands(lines_without_id.length)} {lines_without_id.length === 1 ? 'line' : 'lines'}{' '}
            without an ID
          </summary>
          <p className="pt-1 text-xs text-ink-3">
            {listed(lines_without_id.map((line) => String(line)))}
          </p>
        </details>
      ) : null}
    </div>
  )
}

const listed = (items: readonly string[]): string =>
  items.length > shown
    ? `${items.slice(0, shown).join(', ')} and ${thousands(items.length - shown)} more`
    : items.join(', ')

function Words({
  title,
  words,
}: {
  readonly title: string
  readonly words: readonly PastedWord[]
}) {
  if (words.length === 0) return null
  const more = words.length - shown
  return (
    <details open className="rounded-lg bg-warn-soft px-3 py-2 text-warn">
      <summary className="cursor-pointer">
        {title}: {thousands(words.length)}
      </summary>
      <ul className="pt-1 font-mono text-xs">
        {words.slice(0, shown).map(({ line, text }, index) => (
          <li key={`${line}-${index}`}>
            line {thousands(line)}: {text}
          </li>
        ))}
        {more > 0 ? <li>and {thousands(more)} more</li> : null}
      </ul>
    </details>
  )
}
