const marks: Readonly<Record<string, string>> = { ' ': '·', '\t': '⇥', '\n': '↵' }

/** Of a longer text the beginning is drawn: each tab in it is an element. */
const maxShown = 1_000

/** In turn what is shown as it is and what is marked; in one pass, however many spaces there are. */
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

/** Text whose surrounding spaces, tabs and line ends can be seen. */
export function VisibleText({ text }: { readonly text: string }) {
  const shown = text.length > maxShown ? `${text.slice(0, maxShown).toWellFormed()}…` : text
  return piecesOf(shown).map((piece, index) =>
    index % 2 === 0 ? (
      piece
    ) : (
      // Pieces have no names but their places.
      <span key={index} className="text-ink-3">
        {piece.replaceAll(/[ \t\n]/g, (sign) => marks[sign] ?? sign)}
      </span>
    ),
  )
}
