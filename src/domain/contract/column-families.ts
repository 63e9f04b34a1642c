/** The columns that a queue adds to the standard ones. An id is the prefix of its family and a key. */
const prefixes = {
  metric: 'metrics/',
  metadata: 'user_metadata/',
  /** All ratings of a template. */
  annotations: 'annotations/',
  /** The result of a template's ratings, which annotators and viewers cannot see. */
  feedback: 'feedback/',
} as const

export type ColumnFamily = keyof typeof prefixes

export const familyColumnId = (family: ColumnFamily, key: string): string => prefixes[family] + key

export const isInFamily = (columnId: string, family: ColumnFamily): boolean =>
  columnId.startsWith(prefixes[family])
