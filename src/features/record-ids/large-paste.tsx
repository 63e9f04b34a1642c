import { Button } from '#ui/button.tsx'

const edge = 3

/** A text too long for a field: its first and last lines. */
export function LargePaste({
  text,
  onEdit,
}: {
  readonly text: string
  readonly onEdit: () => void
}) {
  const lines = text.split('\n')
  const hidden = lines.length - 2 * edge
  return (
    <section aria-label="Record IDs" className="rounded-lg border border-line bg-surface p-3">
      <ul className="font-mono text-xs text-ink-2">
        <Lines lines={lines.slice(0, edge)} />
        {hidden > 0 ? (
          <li className="py-1 font-sans text-ink-3">{hidden.toLocaleString('en')} more lines</li>
        ) : null}
        {hidden > 0 ? <Lines lines={lines.slice(-edge)} /> : null}
      </ul>
      <Button size="small" className="mt-2" onPress={onEdit}>
        Edit as text
      </Button>
    </section>
  )
}

const Lines = ({ lines }: { readonly lines: readonly string[] }) =>
  lines.map((line, index) => (
    <li key={index} className="truncate">
      {line.slice(0, 300)}
    </li>
  ))
