import type { CSSProperties } from 'react'
import type { Rail } from './tree-rows.ts'

/** Deeper rows have the indent of this depth. */
const deepest = 24

/** The left edge of a depth: the outer levels have wide steps, the inner ones narrow steps. */
function leftOf(depth: number): string {
  const shown = Math.min(depth, deepest)
  const inner = `max(0, ${shown} - var(--tree-outer))`
  return `min(${shown}, var(--tree-outer)) * var(--tree-step) + ${inner} * var(--tree-inner-step)`
}

/** Space for the rails of the groups around the row. */
export const rowIndent = (depth: number): CSSProperties => ({
  paddingLeft: `calc(${leftOf(depth)} + 6px)`,
})

/** The distance of a line from the top and the bottom of its row, in px. */
const ends = { start: [20, 0], middle: [0, 0], end: [0, 12] } as const

/** One element for all lines of a row, because a tree can be many levels deep. */
export function Rails({ rails }: { readonly rails: readonly Rail[] }) {
  if (rails.length === 0) return null
  const lines = rails.map(({ depth, kind, part }) => {
    const [top, bottom] = ends[part]
    const left = `calc(${leftOf(depth)} + var(--tree-rail))`
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
