import { maxTreeDepth, maxTreeNodes, type FilterTree } from '#domain/contract/contract.ts'
import { checkFilter } from './check-filter.ts'
import { maxReportedErrors, type ValidationErrorItem } from '#domain/contract/validation-error.ts'
import { isJsonObject } from '#domain/text/json-object.ts'
import { errorItem, notAnObject, quotedList, type Loc } from './error-item.ts'

const nodeKeys = ['filter', 'and', 'or', 'not'] as const

/**
 * Reads an unknown value as a filter tree: each node with exactly one of the keys `filter`, `and`,
 * `or`, `not`; each leaf in the shape of its `type`; at most 10 000 nodes and 100 levels.
 * @returns the tree, or every mistake (up to 100) at its place below `loc`.
 */
export function checkFilterTree(
  value: unknown,
  loc: Loc,
): { readonly filter_tree: FilterTree } | { readonly errors: ValidationErrorItem[] } {
  const tooLarge = checkSize(value)
  if (tooLarge) return { errors: [errorItem('value_error', loc, `Value error, ${tooLarge}`)] }
  const errors: ValidationErrorItem[] = []
  const filter_tree = checkNode(value, loc, errors)
  return filter_tree && errors.length === 0
    ? { filter_tree }
    : { errors: errors.slice(0, maxReportedErrors) }
}

/** Walks without recursion, because the depth of the input is unknown. */
function checkSize(root: unknown): string | null {
  const open: [value: unknown, depth: number][] = [[root, 1]]
  let nodes = 0
  for (let next = open.pop(); next; next = open.pop()) {
    const [value, depth] = next
    if (++nodes > maxTreeNodes) return `a filter tree may have at most ${maxTreeNodes} nodes`
    if (typeof value !== 'object' || value === null) continue
    if (depth > maxTreeDepth) return `a filter tree may be at most ${maxTreeDepth} levels deep`
    for (const key of ['and', 'or', 'not'] as const) {
      if (!Object.hasOwn(value, key)) continue
      const children = (value as Record<typeof key, unknown>)[key]
      // One item over the limit is enough to refuse.
      const looked: unknown[] = Array.isArray(children)
        ? children.slice(0, maxTreeNodes + 1)
        : [children]
      for (const child of looked) open.push([child, depth + 1])
    }
  }
  return null
}

function checkNode(value: unknown, loc: Loc, errors: ValidationErrorItem[]): FilterTree | null {
  if (errors.length >= maxReportedErrors) return null
  if (!isJsonObject(value)) {
    errors.push(notAnObject(loc, value))
    return null
  }
  const [key, ...more] = nodeKeys.filter((name) => Object.hasOwn(value, name))
  if (key === undefined) {
    const msg = `Field required: one of ${quotedList(nodeKeys)}`
    errors.push(errorItem('missing', loc, msg, value))
    return null
  }
  if (more.length > 0) {
    const found = [key, ...more].map((name) => `'${name}'`).join(' and ')
    const msg = `Value error, a node has exactly one of ${quotedList(nodeKeys)}, not ${found}`
    errors.push(errorItem('value_error', loc, msg, value))
    return null
  }
  const content = value[key]
  const place = [...loc, key]
  switch (key) {
    case 'filter': {
      const filter = checkFilter(content, place, errors)
      return filter && { filter }
    }
    case 'and': {
      const and = checkChildren(content, place, errors)
      return and && { and }
    }
    case 'or': {
      const or = checkChildren(content, place, errors)
      return or && { or }
    }
    case 'not': {
      const not = checkNode(content, place, errors)
      return not && { not }
    }
    default:
      return key satisfies never
  }
}

function checkChildren(
  value: unknown,
  loc: Loc,
  errors: ValidationErrorItem[],
): readonly FilterTree[] | null {
  if (!Array.isArray(value)) {
    errors.push(errorItem('list_type', loc, 'Input should be a valid list', value))
    return null
  }
  const children = value.map((child, index) => checkNode(child, [...loc, index], errors))
  return children.every((child) => child !== null) ? children : null
}
