const marks: Readonly<Record<string, string>> = { ' ': '·', '\t': '⇥', '\n': '↵' }

/** Only the start of a long text is drawn, because each tab is an element. */
const maxShown = 1_000

/** Alternates plain and marked pieces, in one pass. */
export function piecesOf(text: string): readonly string[] {
  const start = /^ */.exec(text)?.[0].length ?? 0
  const end = Math.max(start, /^.*[^ ]/s.exec(text)?.[0].length ?? 0)
  const [before, inner, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)]
  return [
    ...(before === '' ? [] : ['', before]),
    ...inner.split(/([\t\n])/),
    ...(after === '' ? [] : [after, '']),
  ]
}

export function VisibleText({ text }: { readonly text: string }) {
  const shown = text.length > maxShown ? `${text.slice(0, maxShown).toWellFormed()}…` : text
  return piecesOf(shown).map((piece, index) =>
    index % 2 === 0 ? (
      piece
    ) : (
      <span key={index} className="text-ink-3">
        {piece.replaceAll(/[ \t\n]/g, (sign) => marks[sign] ?? sign)}
      </span>
    ),
  )
}
