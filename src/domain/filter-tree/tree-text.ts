import type { FilterTree } from '#domain/contract/contract.ts'

const texts = new WeakMap<FilterTree, string>()

/** A tree as JSON. Texts of subtrees are cached by object, so an edit costs only its path. */
export function treeText(tree: FilterTree): string {
  const known = texts.get(tree)
  if (known !== undefined) return known
  const text = write(tree)
  texts.set(tree, text)
  return text
}

function write(tree: FilterTree): string {
  if ('filter' in tree) return JSON.stringify(tree)
  if ('and' in tree) return `{"and":[${tree.and.map(treeText).join(',')}]}`
  if ('or' in tree) return `{"or":[${tree.or.map(treeText).join(',')}]}`
  return `{"not":${treeText(tree.not)}}`
}
