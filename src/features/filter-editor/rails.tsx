import type { CSSProperties } from 'react'
import { classNames } from '#ui/class-names.ts'
import type { Rail } from './tree-rows.ts'
import { groups } from './groups.ts'

/** Space for the rails of the groups around the row. */
export const rowIndent = (depth: number): CSSProperties => ({
  paddingLeft: `calc(${depth} * var(--tree-step) + 6px)`,
})

const parts = {
  start: 'top-5 bottom-0',
  middle: 'inset-y-0',
  end: 'top-0 bottom-3 rounded-b-sm',
} as const

export function Rails({ rails }: { readonly rails: readonly Rail[] }) {
  return rails.map(({ depth, kind, part }) => (
    <span
      key={depth}
      aria-hidden
      className={classNames('absolute w-0.5', parts[part], groups[kind].rail)}
      style={{ left: `calc(${depth} * var(--tree-step) + var(--tree-rail))` }}
    />
  ))
}
