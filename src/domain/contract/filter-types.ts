import type { FilterOf, FilterType } from './contract.ts'

/** The kind of value of a leaf: texts, a number (or two), an instant, a boolean, or users. */
export type ValueShape = 'texts' | 'number' | 'instant' | 'boolean' | 'users'

type FilterTypeFacts<T extends FilterType> = {
  /** The type on screen: “a *number* column”. */
  readonly label: string
  readonly shape: ValueShape
  /** Whether the leaf has `case_sensitive`. */
  readonly hasCase: FilterOf<T> extends { case_sensitive: boolean } ? true : false
  /** The operator of a new leaf; null if the type has no operators. */
  readonly firstOperator: FilterOf<T> extends { operator: infer O } ? O : null
  readonly firstValue: true | null
  /** The `data_type`s of the columns with this filter type. */
  readonly data_types: readonly string[]
  /** The type in a share link. It never changes, because links are permanent. */
  readonly letter: string
}

/** Facts of each leaf type. A new type needs a row here. */
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

/** The facts of a type, which a draft may lack. */
export const factsOf = (
  type: FilterType | undefined,
): (typeof filterTypeFacts)[FilterType] | undefined => (type ? filterTypeFacts[type] : undefined)
