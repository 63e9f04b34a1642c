export type Figure = {
  readonly what: string
  readonly value: number
  readonly unit: 's' | 'ms' | 'MB' | 'MB/s' | '×' | ''
  readonly aim?: string
}

export type SizeFigures = { readonly records: number; readonly figures: readonly Figure[] }

export const figure = (
  what: string,
  value: number,
  unit: Figure['unit'],
  aim?: string,
): Figure => ({ what, value, unit, ...(aim === undefined ? {} : { aim }) })
