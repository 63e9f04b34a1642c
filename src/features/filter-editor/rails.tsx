import type { CSSProperties } from 'react'
import type { Rail } from './tree-rows.ts'

/** Space for the rails of the groups around the row. */
export const rowIndent = (depth: number): CSSProperties => ({
  paddingLeft: `calc(${depth} * var(--tree-step) + 6px)`,
})

/** The distance of a line from the top and the bottom of its row, in px. */
const ends = { start: [20, 0], middle: [0, 0], end: [0, 12] } as const

/** One element for all lines of a row, because a tree can be many levels deep. */
export function Rails({ rails }: { readonly rails: readonly Rail[] }) {
  if (rails.length === 0) return null
  const lines = rails.map(({ depth, kind, part }) => {
    const [top, bottom] = ends[part]
    const left = `calc(${depth} * var(--tree-step) + var(--tree-rail))`
    const color = `var(--rail-${kind})`
    return `linear-gradient(${color} 0 0) ${left} ${top}px / 2px calc(100% - ${top + bottom}px) no-repeat`
  })
  return (
    <span
      aria-hidden
      className="pointer-events-none absolute inset-0 tree-rails"
      style={{ background: lines.join(', ') }}
    />
  )
}
