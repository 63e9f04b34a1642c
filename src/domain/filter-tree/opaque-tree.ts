import type { DraftNode } from './draft.ts'

const prototype: object = Object.freeze(Object.create(null) as object)

/**
 * The same tree as one value of a form. react-hook-form copies plain objects whenever anything
 * changes; an object that is not plain is handed on as it is. So an edit of 10 000 nodes costs its
 * path, and a node that did not change stays the same object for everyone who reads the form.
 */
export function wholeTree<T extends DraftNode>(root: T): T {
  if (Object.getPrototypeOf(root) === prototype) return root
  return Object.assign(Object.create(prototype) as object, root)
}
