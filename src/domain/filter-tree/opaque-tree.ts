import type { DraftNode } from './draft.ts'

const prototype: object = Object.freeze(Object.create(null) as object)

/**
 * Makes a tree opaque to react-hook-form, which copies plain objects on each change but not other
 * objects. So an edit of 10 000 nodes costs only its path, and unchanged nodes stay the same objects.
 */
export function opaqueTree<T extends DraftNode>(root: T): T {
  if (Object.getPrototypeOf(root) === prototype) return root
  return Object.assign(Object.create(prototype) as object, root)
}
