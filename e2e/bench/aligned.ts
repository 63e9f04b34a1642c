/** The cells of a row; all rows of a table have as many. */
export type Row = readonly [what: string, ...cells: string[]]

/** Rows as text, each column as wide as its widest cell. */
export function aligned(rows: readonly Row[]): string {
  const widths = rows[0]!.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('   ')
        .trimEnd(),
    )
    .join('\n')
}
