import { newUuid } from '#domain/contract/new-uuid.ts'

const blobs = new WeakMap<object, Blob>()

/** Longer lists are serialised once for all bodies: 100 000 ids take 30 ms each time. */
const longList = 500

function blobOf(list: readonly unknown[]): Blob {
  const known = blobs.get(list)
  if (known) return known
  const blob = new Blob([JSON.stringify(list)])
  blobs.set(list, blob)
  return blob
}

/** Bodies with long lists are Blobs, because `fetch` copies a long string and blocks the page. */
export function jsonBody(body: unknown): string | Blob {
  const lists: Blob[] = []
  const mark = `list ${newUuid()}`
  const text = JSON.stringify(body, (_, value: unknown) => {
    if (!Array.isArray(value) || value.length <= longList) return value
    lists.push(blobOf(value))
    return mark
  })
  if (lists.length === 0) return text
  const [first = '', ...others] = text.split(JSON.stringify(mark))
  return new Blob([first, ...others.flatMap((part, index) => [lists[index] ?? 'null', part])])
}
