import { filterTypes } from '#domain/contract/contract.ts'

const oneKind = 'filter, and, or, not'

/** Error texts for JSON that should be a tree. */
export const draftText = {
  noJson: () => 'This isn’t valid JSON.',
  repeatedKey: (key: string) => `“${key}” appears twice here.`,
  noObject: () => `A node must be an object with one of ${oneKind}.`,
  noKind: () => `A node needs one of ${oneKind}.`,
  secondKind: () => `A node can have only one of ${oneKind}.`,
  unknownKey: (key: string) => `A node can’t have “${key}”.`,
  noBoolean: () => 'This must be true or false.',
  noList: () => 'This must be a list of nodes.',
  noFilter: () => 'A filter must be an object with type, column_id, operator and value.',
  unknownField: (field: string) => `A filter can’t have “${field}”.`,
  tooMany: (limit: string) => `A tree can have up to ${limit} nodes.`,
  tooDeep: (limit: string) => `A tree can be up to ${limit} levels deep.`,
} as const satisfies Readonly<Record<string, (...parts: string[]) => string>>

/** Error texts for the fields of a filter. */
export const filterFieldText = {
  type: `A type must be one of ${filterTypes.join(', ')}.`,
  column_id: 'A column ID must be a string.',
  operator: 'An operator must be a string.',
  value: 'A value must be a string, a number, true, false, or a list of strings and numbers.',
  case_sensitive: 'This must be true or false.',
  user_ids: 'This must be a list of user IDs, or null for everyone.',
} as const
