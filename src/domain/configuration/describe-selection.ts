import {
  conditionOf,
  needsNoValue,
  periodOf,
  type Condition,
} from '#domain/filter-tree/condition.ts'
import { presenceOf } from '#domain/filter-tree/presence.ts'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { childrenOf } from '#domain/filter-tree/draft-nodes.ts'
import {
  conditionWords,
  countConditions,
  describeTest,
  describeTree,
  plain,
  strong,
  type DescribeOptions,
  type SentencePart,
} from './describe-tree.ts'
import { isAbsent } from './finish-tree.ts'

type Clause = {
  /** How it follows “Records”: “created after …”, “whose …”, or “except those …”. */
  readonly kind: 'created' | 'whose' | 'except'
  readonly parts: readonly SentencePart[]
  /** It contains “or”. */
  readonly isAlternative: boolean
}

/**
 * Describes the records of a filter as a person would: “Records created after … whose Quality is at
 * least 4 or whose Tags contain “prod”, and that are not fully annotated”. A filter of more depth than
 * this can say without doubt is described with brackets.
 */
export function describeSelection(
  tree: DraftNode,
  options: DescribeOptions,
): readonly SentencePart[] {
  const parts = presentChildren(tree)
  if (isAbsent(tree) || parts.length === 0) return [strong('Every record')]
  const isShort = countConditions(tree) <= (options.most_leaves ?? Infinity)
  const clauses = isShort ? parts.map((part) => clauseOf(part, options)) : [null]
  return clauses.every((clause) => clause !== null)
    ? joinClauses(clauses)
    : [plain('Records where '), ...describeTree(tree, options)]
}

/** What has to be true together. */
function presentChildren(tree: DraftNode): readonly DraftNode[] {
  const root = withoutWrapping(tree)
  if (!('and' in root) || periodOf(root) !== null) return [root]
  return root.and.filter((child) => !isAbsent(child)).map(withoutWrapping)
}

/** A group with one child says what its child says. */
function withoutWrapping(node: DraftNode): DraftNode {
  if ('filter' in node || 'not' in node) return node
  const [only, ...others] = childrenOf(node).filter((child) => !isAbsent(child))
  return only !== undefined && others.length === 0 ? withoutWrapping(only) : node
}

function clauseOf(node: DraftNode, options: DescribeOptions): Clause | null {
  const condition = conditionOf(node) ?? periodOf(node)
  if (condition !== null) {
    const created = createdWords(condition, options)
    return created
      ? { kind: 'created', parts: [plain('created '), strong(created)], isAlternative: false }
      : { kind: 'whose', parts: relative(condition, options), isAlternative: false }
  }
  if ('or' in node) {
    const parts = alternatives(node.or, options)
    return parts && { kind: 'whose', parts, isAlternative: true }
  }
  if ('not' in node && node.not !== null) return exception(withoutWrapping(node.not), options)
  return null
}

/** Records that a NOT takes away; null if its child is too deep for a clause. */
function exception(child: DraftNode, options: DescribeOptions): Clause | null {
  const condition = conditionOf(child) ?? periodOf(child)
  if (condition?.type === 'fully_annotated') {
    const words = conditionWords(options)(condition)
    const parts = [plain('that are '), strong(`not ${words}`)]
    return { kind: 'whose', parts, isAlternative: false }
  }
  const inner = clauseOf(child, options)
  if (!inner || inner.kind === 'except') return null
  return {
    kind: 'except',
    parts: [plain('except those '), ...inner.parts],
    isAlternative: inner.isAlternative,
  }
}

/** “whose a or whose b”; null if one of them is a group. */
function alternatives(
  nodes: readonly DraftNode[],
  options: DescribeOptions,
): readonly SentencePart[] | null {
  const present = nodes.filter((child) => !isAbsent(child)).map(withoutWrapping)
  const conditions = present.map((child) => conditionOf(child) ?? periodOf(child))
  if (conditions.length === 0) return null
  const parts: SentencePart[] = []
  for (const condition of conditions) {
    if (condition === null) return null
    if (parts.length > 0) parts.push(plain(' or '))
    parts.push(...relative(condition, options))
  }
  return parts
}

function relative(condition: Condition, options: DescribeOptions): readonly SentencePart[] {
  const words = strong(conditionWords(options)(condition))
  return [plain(condition.type === 'fully_annotated' ? 'that are ' : 'whose '), words]
}

/** “on or after 1 Mar 2026, 00:00 UTC”; null unless it is about the time of creation. */
function createdWords(condition: Condition, options: DescribeOptions): string | null {
  const { type, operator, column_id: id } = condition
  if (type !== 'date' || id !== 'created_at' || operator === undefined) return null
  if (needsNoValue(condition) || presenceOf(condition) !== null) return null
  return describeTest(condition, options)?.replace(/^is /, '') ?? null
}

/** Creation comes first, exceptions last; a comma parts clauses that contain “or”. */
function joinClauses(clauses: readonly Clause[]): readonly SentencePart[] {
  const of = (kind: Clause['kind']) => clauses.filter((clause) => clause.kind === kind)
  const created = of('created')
  const others = of('whose')
  const isLoose = others.length > 1 && others.some(({ isAlternative }) => isAlternative)
  const rest = others.flatMap(({ parts }, index) => [
    plain(index === 0 ? ' ' : isLoose ? ', and ' : ' and '),
    ...parts,
  ])
  const exceptions = of('except').flatMap(({ parts }, index) => [
    plain(index === 0 ? (clauses.length === 1 ? ' ' : ', ') : ' and '),
    ...parts,
  ])
  const isOnlyExceptions = created.length + others.length === 0
  return [
    isOnlyExceptions ? strong('Every record') : plain('Records'),
    ...created.flatMap(({ parts }, index) => [plain(index === 0 ? ' ' : ' and '), ...parts]),
    ...rest,
    ...exceptions,
  ]
}
