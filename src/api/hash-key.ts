const texts = new WeakMap<object, string>()

/** The text of a part of a key; objects are written out once. */
function textOf(part: unknown): string {
  if (typeof part !== 'object' || part === null) return JSON.stringify(part) ?? 'undefined'
  const known = texts.get(part)
  if (known !== undefined) return known
  const text = JSON.stringify(part)
  texts.set(part, text)
  return text
}

/**
 * Names a query: equal keys have equal names. A part that is the same object as before (a tree of
 * thousands of leaves, a list of 100 000 ids) is not written out at each render again: parts of keys
 * never change.
 */
export const hashKey = (queryKey: readonly unknown[]): string => queryKey.map(textOf).join(' ')
