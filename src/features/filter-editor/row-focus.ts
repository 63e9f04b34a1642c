/** Null if the row is not rendered. */
export const rowOf = (grid: HTMLElement | null, key: string): HTMLElement | null =>
  grid?.querySelector<HTMLElement>(`[data-node-key="${CSS.escape(key)}"]`) ?? null

/** The controls of a row or of one field. A field is a control or is around some. */
const controls = (field: string): string =>
  ['', ' ']
    .map((within) => `${field}${within}:is(input, button, [role=spinbutton], [tabindex="0"])`)
    .join(', ')

/** A row's first field, or the row if it has none. */
export const fieldOf = (row: HTMLElement): HTMLElement =>
  row.querySelector<HTMLElement>(controls('[data-field]')) ??
  row.querySelector<HTMLElement>('[data-does=toggle]') ??
  row

/** What a value is typed in, or the button of a leaf's value. */
export const valueOf = (row: HTMLElement): HTMLElement =>
  row.querySelector<HTMLElement>('[data-field=value] :is(input, [role=spinbutton])') ??
  row.querySelector<HTMLElement>(controls(':is([data-field=value], [data-field=user_ids])')) ??
  fieldOf(row)

export const menuOf = (row: HTMLElement): HTMLElement | null =>
  row.querySelector<HTMLElement>('[data-row-menu] button')

export const keyOf = (element: EventTarget | null): string | null =>
  element instanceof Element
    ? (element.closest('[data-node-key]')?.getAttribute('data-node-key') ?? null)
    : null

/** Lists and calendars of a row are elsewhere in the DOM, but the focus in them has not left the row. */
export const isInOverlay = (element: EventTarget): boolean =>
  element instanceof Element &&
  element.closest('[role=dialog], [role=listbox], [role=menu]') !== null

/** The control of a field; the row's first field if there is no such field. */
export const controlOf = (row: HTMLElement, field: string): HTMLElement =>
  row.querySelector<HTMLElement>(controls(`[data-field="${CSS.escape(field)}"]`)) ?? fieldOf(row)
