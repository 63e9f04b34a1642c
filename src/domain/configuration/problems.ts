/** The fields of a leaf that a problem can be at; `node` is the whole node. */
export type NodeField =
  'node' | 'type' | 'column_id' | 'operator' | 'value' | 'case_sensitive' | 'user_ids'

/** The parts of a configuration outside the tree that a problem can be at. */
export type OptionField =
  | 'queue_id'
  | 'record_ids'
  | 'filter_tree'
  | 'filter_json'
  | 'column_ids'
  | 'export_format'
  | 'redact'
  | 'export_computed_metrics_only'
  | 'file_name'

/** The place of a problem: a node of the tree (by key), or an option. */
export type Place =
  | { readonly kind: 'node'; readonly key: string; readonly field: NodeField }
  | { readonly kind: 'option'; readonly field: OptionField }

/** Why the export cannot start, and what to do about it. */
export type Problem = { readonly place: Place; readonly message: string }

/** Shown next to the switch to users who may not turn redaction off. */
export const redactionHint = 'Only owners and editors can export unredacted data.'

/** The texts of all problems that the page itself finds. */
export const problemText = {
  noQueue: () => 'Choose a queue.',
  noColumn: () => 'Choose a column.',
  unknownColumn: (id: string) => `This queue has no column “${id}”. Choose another one.`,
  hiddenColumn: (id: string) =>
    `This queue has no column “${id}”, or you can’t see it: annotators and viewers don’t see ratings. Choose another one.`,
  notFilterable: (label: string) => `You can’t filter by “${label}”. Choose another column.`,
  wrongType: (label: string, has: string, given: string) =>
    `“${label}” is ${has} column, but this condition expects ${given} column. Choose the column again.`,
  noOperator: () => 'Choose an operator.',
  unknownOperator: (operator: string) =>
    `“${operator}” doesn’t work for this column. Choose another operator.`,
  noValue: () => 'Enter a value.',
  noNumber: (text: string) => `“${text}” isn’t a number.`,
  separators: (text: string) =>
    `“${text}” isn’t a number. Use a decimal point and no thousands separators, as in 1234.5.`,
  inexact: (why: string) => `${why}.`,
  noPair: () => 'Enter both ends of the range.',
  noDate: (text: string) => `“${text}” isn’t a date and time.`,
  emptyNot: () => 'Add a condition to this NOT, or remove it.',
  noUser: () => 'Choose at least one member, or everyone.',
  unknownUser: (id: string) => `“${id}” isn’t a member of this queue.`,
  tooManyNodes: (count: string, limit: string) =>
    `The filter has ${count} conditions and groups. The service accepts up to ${limit}.`,
  tooDeep: (depth: string, limit: string) =>
    `The filter is ${depth} levels deep. The service accepts up to ${limit}.`,
  noRecordIds: () => 'Paste at least one record ID.',
  tooManyRecordIds: (count: string, limit: string, over: string) =>
    `This list has ${count} record IDs. An export can have up to ${limit}. Remove ${over}.`,
  repeatedColumn: (label: string) => `“${label}” is selected twice. Remove one.`,
  noColumnInQueue: () =>
    'This queue has none of the selected columns. Choose others, or remove these to export all non-empty columns.',
  jsonDraft: () =>
    'The JSON isn’t a valid filter yet. Fix it there, or go back to the last valid filter.',
  noFlatHere: () =>
    'This server doesn’t write flat JSONL; only the Galileo service does. Choose JSONL or CSV, or sign in to the service.',
  flatWithComputedOnly: () =>
    'The service doesn’t write flat JSONL with only computed values. Turn this off, or choose another format.',
  mayNotUnredact: () => `${redactionHint} Turn redaction on.`,
} as const satisfies Readonly<Record<string, (...parts: string[]) => string>>

/** The problems at one of the options. */
export const problemsAtOption = (
  problems: readonly Problem[],
  field: OptionField,
): readonly Problem[] =>
  problems.filter(({ place }) => place.kind === 'option' && place.field === field)
