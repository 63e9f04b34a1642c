import { messageOf, ServiceError } from '#api/api-failure.ts'
import type { FilterTree } from '#domain/contract/contract.ts'
import {
  placesOfServiceErrors,
  type ServiceErrorPlaces,
} from '#domain/configuration/service-error-places.ts'
import * as words from './words.ts'

export type TreeRefusal = {
  readonly message: string
  /** Places in the export's request; null if the error names none. */
  readonly places: ServiceErrorPlaces | null
}

const selector = ['record_selector'] as const

/** Turns an error of count or preview into a message and places in the export's request. */
export function treeRefusal(error: Error, filter_tree: FilterTree): TreeRefusal {
  if (error instanceof ServiceError && error.status === 422) {
    const { places } = placesOfServiceErrors({ filter_tree }, error.body)
    if (places.length > 0) {
      const moved = places.map(({ path, message }) => ({ path: [...selector, ...path], message }))
      return { message: words.filterRejected, places: { places: moved, text: null } }
    }
  }
  return { message: messageOf(error), places: null }
}
