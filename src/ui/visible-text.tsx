const marks: Readonly<Record<string, string>> = { ' ': '·', '\t': '⇥', '\n': '↵' }

/** Text whose surrounding spaces, tabs and line ends can be seen. */
export function VisibleText({ text }: { readonly text: string }) {
  const pieces = text.split(/(^ +| +$|[\t\n])/)
  return pieces.map((piece, index) =>
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
