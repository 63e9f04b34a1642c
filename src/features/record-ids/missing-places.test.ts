import fc from 'fast-check'
import { expect, test } from 'vitest'
import { missingPlaces } from './missing-places.ts'

test('missing ids are found at their place, in any order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.uuid()), fc.func(fc.boolean()), fc.boolean(), (ids, is, turn) => {
      const missing = ids.filter((id) => is(id))
      const { places, marks } = missingPlaces(ids, turn ? missing.toReversed() : missing)
      expect(places.map((place) => ids[place])).toEqual(missing)
      expect([...marks].map(Boolean)).toEqual(ids.map((id) => missing.includes(id)))
    }),
  )
})

test('an id outside the list is not missing from it', () => {
  expect(missingPlaces(['a', 'b'], ['c', 'b']).places).toEqual([1])
})
