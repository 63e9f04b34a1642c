import type { Uuid } from '#domain/contract/uuid.ts'

/** Which of the ids of a list the queue lacks. */
export type MissingIds = {
  /** Their places in the list, in order. */
  readonly places: readonly number[]
  /** By place in the list: 1 where the id is missing. */
  readonly marks: Uint8Array
}

/**
 * Where the missing ids stand in the list. They come in the list's order, so that one walk finds
 * them: to hash 100 000 ids holds a page up, to compare them does not. In any other order a set does.
 */
export function missingPlaces(ids: readonly Uuid[], missing: readonly Uuid[]): MissingIds {
  const marks = new Uint8Array(ids.length)
  const places: number[] = []
  const mark = (place: number) => {
    marks[place] = 1
    places.push(place)
  }
  for (let place = 0; place < ids.length && places.length < missing.length; place += 1) {
    if (ids[place] === missing[places.length]) mark(place)
  }
  if (places.length === missing.length) return { places, marks }
  const wanted = new Set(missing)
  marks.fill(0)
  places.length = 0
  for (const [place, id] of ids.entries()) if (wanted.has(id)) mark(place)
  return { places, marks }
}
