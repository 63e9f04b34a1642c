/** The row of a node, where it is drawn. */
export const rowOf = (grid: HTMLElement | null, key: string): HTMLElement | null =>
  grid?.querySelector<HTMLElement>(`[data-node-key="${CSS.escape(key)}"]`) ?? null

/** A row's first field, or the row where it has none. */
export const fieldOf = (row: HTMLElement): HTMLElement =>
  row.querySelector<HTMLElement>('[data-field] :is(button, input, [tabindex="0"])') ??
  row.querySelector<HTMLElement>('[data-group-label] button') ??
  row

/** What opens a row's menu. */
export const menuOf = (row: HTMLElement): HTMLElement | null =>
  row.querySelector<HTMLElement>('[data-row-menu] button')

/** The key of the row that an element is in. */
export const keyOf = (element: EventTarget | null): string | null =>
  element instanceof Element
    ? (element.closest('[data-node-key]')?.getAttribute('data-node-key') ?? null)
    : null

/** The lists and calendars of a row stand elsewhere in the page, but who is in them has not left it. */
export const isInOverlay = (element: EventTarget): boolean =>
  element instanceof Element &&
  element.closest('[role=dialog], [role=listbox], [role=menu]') !== null

/** What takes the focus in a field of a row; the row's first field where it has none of that name. */
export const controlOf = (row: HTMLElement, field: string): HTMLElement =>
  row.querySelector<HTMLElement>(
    `[data-field="${CSS.escape(field)}"] :is(input, button, [role=spinbutton], [tabindex="0"])`,
  ) ?? fieldOf(row)
