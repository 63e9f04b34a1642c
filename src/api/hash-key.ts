const texts = new WeakMap<object, string>()
const names = new WeakMap<object, number>()
let lastName = 0

/** Longer lists are named, not written out: 100 000 ids are 4 MB of text each time. */
const longList = 500

/** A list that stays the same object has the same name. */
function nameOf(list: object): number {
  const known = names.get(list)
  if (known !== undefined) return known
  lastName += 1
  names.set(list, lastName)
  return lastName
}

const shortened = (_: string, value: unknown): unknown =>
  Array.isArray(value) && value.length > longList ? `list ${nameOf(value)}` : value

/** The text of a part of a key; objects are written out once. */
function textOf(part: unknown): string {
  if (typeof part !== 'object' || part === null) return JSON.stringify(part) ?? 'undefined'
  const known = texts.get(part)
  if (known !== undefined) return known
  const text = JSON.stringify(part, shortened)
  texts.set(part, text)
  return text
}

/**
 * Names a query: equal keys have equal names, but for lists of more than 500 values, which are equal
 * only where they are the same list. A part that is the same object as before (a tree of thousands
 * of leaves) is not written out at each render again: parts of keys never change.
 */
export const hashKey = (queryKey: readonly unknown[]): string => queryKey.map(textOf).join(' ')
