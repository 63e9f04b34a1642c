import type { Uuid } from '#domain/contract/uuid.ts'

export type MissingIds = {
  /** Their indexes in the list, ascending. */
  readonly places: readonly number[]
  /** By index in the list: 1 if the id is missing. */
  readonly marks: Uint8Array
}

/** One walk if the missing ids are in the list's order; a set of 100 000 ids would block the page. */
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
