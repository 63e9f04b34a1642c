import { newUuid } from '#domain/contract/new-uuid.ts'

/** Parts of query keys never change, so each object is serialised once. */
const texts = new WeakMap<object, string>()

/** Longer lists get a random name: 100 000 ids would be 4 MB of text in each key. */
const longList = 500

const isLong = (part: unknown): part is readonly unknown[] =>
  Array.isArray(part) && part.length > longList

function textOf(part: unknown): string {
  if (typeof part !== 'object' || part === null) return JSON.stringify(part) ?? 'undefined'
  const known = texts.get(part)
  if (known !== undefined) return known
  const text = isLong(part)
    ? newUuid()
    : JSON.stringify(part, (_, value: unknown) => (isLong(value) ? textOf(value) : value))
  texts.set(part, text)
  return text
}

/** Hashes every query key. Lists of more than 500 values are equal only if they are the same object. */
export const hashKey = (queryKey: readonly unknown[]): string => queryKey.map(textOf).join(' ')
