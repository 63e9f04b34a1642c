import { filterTypes } from '#domain/contract/contract.ts'

const oneKind = 'filter, and, or, not'

/** The wording of what is wrong in a JSON text that should be a tree. */
export const draftText = {
  noJson: () => 'This is not JSON.',
  repeatedKey: (key: string) => `“${key}” stands here twice.`,
  noObject: () => `A node is an object with one of ${oneKind}.`,
  noKind: () => `A node has one of ${oneKind}.`,
  secondKind: () => `A node has only one of ${oneKind}.`,
  unknownKey: (key: string) => `A node has no “${key}”.`,
  noBoolean: () => 'This is true or false.',
  noList: () => 'This is a list of nodes.',
  noFilter: () => 'A filter is an object with type, column_id, operator and value.',
  unknownField: (field: string) => `A filter has no “${field}”.`,
  tooMany: (limit: string) => `A tree has ${limit} nodes at most.`,
  tooDeep: (limit: string) => `A tree is ${limit} levels deep at most.`,
} as const satisfies Readonly<Record<string, (...parts: string[]) => string>>

/** What belongs into each field of a filter. */
export const filterFieldText = {
  type: `A type is one of ${filterTypes.join(', ')}.`,
  column_id: 'A column is named by its id, a text.',
  operator: 'An operator is a text.',
  value: 'A value is a text, a number, true or false, or a list of texts and numbers.',
  case_sensitive: 'This is true or false.',
  user_ids: 'This is a list of user ids, or null for everyone.',
} as const
