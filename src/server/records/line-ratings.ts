import type { Template } from '#domain/contract/templates.ts'
import type { Uuid } from '#domain/contract/uuid.ts'
import { aggregatesJson } from './aggregates.ts'
import { escapeSeparators, memberText, type ObjectText } from './json-text.ts'
import { ratingsKeys } from './ratings-keys.ts'
import type { RecordRatings } from './ratings.ts'

type RatingsContext = {
  readonly folder: { readonly templates: readonly Template[] }
  readonly asked_to_rate: readonly Uuid[]
  readonly keeps_aggregates: boolean
}

export function ratingsText(
  logged: ObjectText,
  ratings: RecordRatings,
  { folder, asked_to_rate, keeps_aggregates }: RatingsContext,
): string {
  const aggregates = () =>
    escapeSeparators(aggregatesJson(ratings, folder.templates, asked_to_rate))
  return ratingsKeys
    .map((key) => {
      const written = memberText(logged, key)
      const isOurs = key === 'annotation_aggregates' && !(keeps_aggregates && written)
      const text = isOurs ? aggregates() : written
      return text === undefined ? '' : `,"${key}":${text}`
    })
    .join('')
}
