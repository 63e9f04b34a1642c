/** Longer lists (of record ids) are told apart by number: writing them out at each render is slow. */
const longList = 1000

const numbers = new WeakMap<readonly unknown[], number>()
let last = 0

function numberOf(list: readonly unknown[]): number {
  const known = numbers.get(list)
  if (known !== undefined) return known
  last += 1
  numbers.set(list, last)
  return last
}

/** Names a query: equal keys have equal names, but a long list is equal to itself alone. */
export const hashKey = (queryKey: readonly unknown[]): string =>
  JSON.stringify(queryKey, (_, value: unknown) =>
    Array.isArray(value) && value.length > longList ? { list: numberOf(value) } : value,
  )
