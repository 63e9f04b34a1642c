import { columnLabel, type Column } from '#domain/contract/columns.ts'
import type { DraftFilter, DraftNode } from '#domain/filter-tree/draft.ts'
import { childrenOf, kindOf } from '#domain/filter-tree/draft-nodes.ts'
import { operatorRow } from '#domain/contract/filter-operators.ts'
import { memberName, type QueueUser } from '#domain/contract/queues.ts'
import { wordSearch } from '#ui/word-search.ts'
import * as words from './words.ts'

export type Names = {
  readonly columnOf: (id: string) => Column | undefined
  readonly members: readonly QueueUser[] | null
}

/** The keys of nodes that contain all words of a text, from top to bottom, inside collapsed groups too. */
export function findInTree(root: DraftNode, text: string, names: Names): readonly string[] {
  if (text.trim() === '') return []
  const fits = wordSearch(text)
  const found: string[] = []
  const visit = (node: DraftNode): void => {
    if (fits(textOf(node, names))) found.push(node.key)
    childrenOf(node).forEach(visit)
  }
  visit(root)
  return found
}

function textOf(node: DraftNode, names: Names): string {
  const kind = kindOf(node)
  if ('filter' in node) return leafText(node.filter, names)
  return kind === 'filter' ? '' : `${words.groupWord[kind]} ${words.groupMeaning[kind]}`
}

/** The texts of a leaf's row, and the column's id. */
function leafText(filter: DraftFilter, { columnOf, members }: Names): string {
  const { column_id: id, type, operator, value, user_ids } = filter
  const column = id === undefined ? undefined : columnOf(id)
  const users = user_ids?.map((user) => {
    const member = members?.find(({ user_id }) => user_id === user)
    return member ? `${memberName(member)} ${member.email}` : user
  })
  return [
    id,
    column && columnLabel(column),
    type && operator && operatorRow(type, operator)?.label,
    ...(Array.isArray(value) ? value : [value]),
    ...(users ?? []),
  ].join(' ')
}
