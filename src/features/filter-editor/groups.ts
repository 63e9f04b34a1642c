import type { GroupKind } from '#domain/filter-tree/draft-nodes.ts'

export const groups = {
  and: {
    word: 'AND',
    sentence: 'all of these are true',
    label: 'bg-and-soft text-and',
  },
  or: {
    word: 'OR',
    sentence: 'any of these is true',
    label: 'bg-or-soft text-or',
  },
  not: {
    word: 'NOT',
    sentence: 'this is not true',
    label: 'bg-not-soft text-not',
  },
} as const satisfies Record<
  GroupKind,
  {
    readonly word: string
    readonly sentence: string
    readonly label: string
  }
>
