import type { FilterOf, FilterType } from './contract.ts'

/** What a leaf is compared with: texts, a number (or two), a date and time, a truth, or members. */
export type ValueShape = 'texts' | 'number' | 'instant' | 'boolean' | 'users'

type FilterTypeFacts<T extends FilterType> = {
  /** The type on screen: "a *number* column". */
  readonly label: string
  readonly shape: ValueShape
  /** Whether the leaf has `case_sensitive`. */
  readonly hasCase: FilterOf<T> extends { case_sensitive: boolean } ? true : false
  /** Operator and value of a new leaf; null where the type has no operators. */
  readonly firstOperator: FilterOf<T> extends { operator: infer O } ? O : null
  readonly firstValue: true | null
  /** The `data_type`s of the columns that are filtered with this type. */
  readonly data_types: readonly string[]
  /** The type in a share link. Links are kept for years: a letter never changes. */
  readonly letter: string
}

/** What the code knows of each leaf type. A new type needs a row here. */
export const filterTypeFacts = {
  id: {
    label: 'ID',
    shape: 'texts',
    hasCase: false,
    firstOperator: 'eq',
    firstValue: null,
    data_types: ['uuid'],
    letter: 'i',
  },
  date: {
    label: 'date',
    shape: 'instant',
    hasCase: false,
    firstOperator: 'gte',
    firstValue: null,
    data_types: ['timestamp'],
    letter: 'd',
  },
  number: {
    label: 'number',
    shape: 'number',
    hasCase: false,
    firstOperator: 'gte',
    firstValue: null,
    data_types: ['integer', 'floating_point'],
    letter: 'n',
  },
  boolean: {
    label: 'yes or no',
    shape: 'boolean',
    hasCase: false,
    firstOperator: 'eq',
    firstValue: true,
    data_types: ['boolean'],
    letter: 'b',
  },
  collection: {
    label: 'list',
    shape: 'texts',
    hasCase: true,
    firstOperator: 'contains',
    firstValue: null,
    data_types: ['string_list'],
    letter: 'c',
  },
  text: {
    label: 'text',
    shape: 'texts',
    hasCase: true,
    firstOperator: 'contains',
    firstValue: null,
    data_types: ['text'],
    letter: 't',
  },
  fully_annotated: {
    label: 'annotation',
    shape: 'users',
    hasCase: false,
    firstOperator: null,
    firstValue: null,
    data_types: ['fully_annotated'],
    letter: 'u',
  },
} as const satisfies { readonly [T in FilterType]: FilterTypeFacts<T> }

export type DataType = (typeof filterTypeFacts)[FilterType]['data_types'][number]

/** The facts of a type that may be missing from a draft. */
export const factsOf = (
  type: FilterType | undefined,
): (typeof filterTypeFacts)[FilterType] | undefined => (type ? filterTypeFacts[type] : undefined)
