const rowOf = (grid: HTMLElement | null, key: string | undefined): HTMLElement | null =>
  key === undefined ? null : (grid?.querySelector(`[data-node-key="${CSS.escape(key)}"]`) ?? null)

/** Puts the focus on a row; where there is none it stays. */
export const focusRow = (grid: HTMLElement | null, key: string | undefined): void =>
  rowOf(grid, key)?.focus()

/** Puts the focus into a row's first field. */
export function focusField(grid: HTMLElement | null, key: string): void {
  const row = rowOf(grid, key)
  const field = row?.querySelector<HTMLElement>(
    '[data-field] :is(button, input, [tabindex="0"]), button',
  )
  ;(field ?? row)?.focus()
}
