import { leavesOf } from '#domain/filter-tree/walk.ts'
import type { Filter, FilterOf, FilterTree, ValueFilterType } from '#domain/contract/contract.ts'
import type { Dialect } from './dialect.ts'
import { hasEach } from './list-sql.ts'
import { hasLongList, sqlOf } from './operator-sql.ts'
import {
  restColumn,
  storedText,
  tableColumns,
  type SqlColumn,
  type SqlContext,
} from './sql-column.ts'
import { quoteName, type Bind } from './sql-query.ts'

/**
 * Compiles a checked tree to a WHERE condition. Every node is true or false for every record
 * (`semantics.md`): below a NOT, a leaf on a nullable column is made false for null. Elsewhere null
 * counts as false anyway, and the bare comparison lets the database skip blocks.
 */
export function compileFilter(tree: FilterTree, context: SqlContext, bind: Bind): string {
  return compileNode(tree, context, bind, false)
}

function compileNode(
  node: FilterTree,
  context: SqlContext,
  bind: Bind,
  isBelowNot: boolean,
): string {
  const all = (children: readonly FilterTree[]) =>
    children.map((child) => compileNode(child, context, bind, isBelowNot))
  const known = context.known?.get(node)
  if (known) return `(${known(bind)})`
  if ('filter' in node) return compileLeaf(node.filter, context, bind, isBelowNot)
  if ('and' in node) return node.and.length === 0 ? 'true' : `(${all(node.and).join(' AND ')})`
  if ('or' in node) return node.or.length === 0 ? 'false' : `(${all(node.or).join(' OR ')})`
  if ('not' in node) return `(NOT ${compileNode(node.not, context, bind, true)})`
  return node satisfies never
}

function compileLeaf(filter: Filter, context: SqlContext, bind: Bind, isBelowNot: boolean): string {
  if (filter.type === 'fully_annotated') {
    return fullyAnnotated(context, filter.user_ids ?? context.required_users, bind)
  }
  const column = context.column(filter.column_id)
  const { sql, negative } = writeLeaf(filter, column, context, bind)
  const never = column.nullable && (isBelowNot || negative) ? `coalesce(${sql}, false)` : sql
  return negative ? `(NOT ${never})` : `(${never})`
}

function writeLeaf(
  filter: FilterOf<ValueFilterType>,
  column: SqlColumn,
  context: SqlContext,
  bind: Bind,
): { sql: string; negative: boolean } {
  const operand = {
    expression: valueOf(column, context.unredacted),
    text: storedText(column),
    rest: quoteName(restColumn(column)),
    storage: column.storage,
    dialect: context.dialect,
  }
  const { write, negative } = sqlOf(filter)
  return { sql: write(operand, filter, bind), negative: negative === true }
}

/** A column's value as the user may see it. */
export const valueOf = (column: SqlColumn, unredacted: boolean): string =>
  column.redacted_name === null || unredacted
    ? (column.shown ?? quoteName(column.name))
    : `coalesce(${quoteName(column.redacted_name)}, ${quoteName(column.name)})`

/**
 * The value in a file or page. For computed metrics only, values of other metrics become null.
 * `expression` is computed from the column's value.
 */
export function shownOf(
  { name, computed }: SqlColumn,
  expression: string,
  computedOnly: boolean,
  { isOneOf }: Dialect,
): string {
  if (!computedOnly || computed === 'all') return expression
  if (computed === 'none') return 'NULL'
  return `CASE WHEN NOT (${isOneOf(`'${name}'`, tableColumns.uncomputed)}) THEN ${expression} END`
}

/** True if all these users rated the record with every template; false without users or templates. */
export function fullyAnnotated(context: SqlContext, users: readonly string[], bind: Bind): string {
  if (!context.has_templates || users.length === 0) return 'false'
  return hasEach(context.dialect, tableColumns.annotated_by, [...new Set(users)], bind)
}

/** Whether the condition joins with a list, so that it should be evaluated once, not per slice. */
export const joinsWithList = (tree: FilterTree): boolean => leavesOf(tree).some(hasLongList)
