import { messageOf, ServiceError } from '#api/api-failure.ts'
import type { FilterTree } from '#domain/contract/contract.ts'
import {
  placesOfServiceErrors,
  type ServiceErrorPlaces,
} from '#domain/configuration/service-error-places.ts'

/** What a service said of a tree that it was asked about. */
export type TreeRefusal = {
  readonly message: string
  /** Where in the export's request it found something wrong; null where it speaks of no place. */
  readonly places: ServiceErrorPlaces | null
}

const selector = ['record_selector'] as const

/**
 * What an error says about the tree that a count or a page was asked for with. Places that can be
 * found in it are told as those of an export, and the sentence then only says that they are marked.
 */
export function treeRefusal(error: Error, filter_tree: FilterTree): TreeRefusal {
  if (error instanceof ServiceError && error.status === 422) {
    const { places } = placesOfServiceErrors({ filter_tree }, error.body)
    if (places.length > 0) {
      const moved = places.map(({ path, message }) => ({ path: [...selector, ...path], message }))
      const message = 'The service does not take the filter as it is: what it names is marked.'
      return { message, places: { places: moved, text: null } }
    }
  }
  return { message: messageOf(error), places: null }
}
