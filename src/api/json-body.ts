import { newUuid } from '#domain/contract/new-uuid.ts'

const blobs = new WeakMap<object, Blob>()

/** Longer lists are written out once, whatever bodies they stand in: 100 000 ids take 30 ms each time. */
const longList = 500

function blobOf(list: readonly unknown[]): Blob {
  const known = blobs.get(list)
  if (known) return known
  const blob = new Blob([JSON.stringify(list)])
  blobs.set(list, blob)
  return blob
}

/**
 * The JSON of a call's body: a text, or a Blob where there are long lists in it. Handing a long text
 * to `fetch` holds the page up until it is copied; a Blob is handed over at once. Lists in bodies
 * never change.
 */
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
