import { failure } from './error-answers.ts'
import { defaultPageLimit, maxPageLimit } from '#domain/contract/endpoints/page-schemas.ts'
import type { ValidationErrorItem } from '#domain/contract/validation-error.ts'
import { errorItem } from '#domain/request-check/error-item.ts'
import type { AppContext } from './context.ts'

type Paging = { readonly starting_token: number; readonly limit: number }

/** The token is an offset. */
export function readPaging(c: AppContext): Paging {
  const errors: ValidationErrorItem[] = []
  const read = (name: string, otherwise: number, least: number, most: number): number => {
    const text = c.req.query(name)
    if (text === undefined) return otherwise
    const loc = ['query', name]
    const value = /^[+-]?\d+$/.test(text.trim()) ? Number(text) : Number.NaN
    if (!Number.isSafeInteger(value)) {
      const msg = 'Input should be a valid integer, unable to parse string as an integer'
      errors.push(errorItem('int_parsing', loc, msg, text))
    } else if (value < least) {
      const msg = `Input should be greater than or equal to ${least}`
      errors.push(errorItem('greater_than_equal', loc, msg, text, { ge: least }))
    } else if (value > most) {
      const msg = `Input should be less than or equal to ${most}`
      errors.push(errorItem('less_than_equal', loc, msg, text, { le: most }))
    }
    return value
  }
  const paging = {
    starting_token: read('starting_token', 0, 0, Number.MAX_SAFE_INTEGER),
    limit: read('limit', defaultPageLimit, 1, maxPageLimit),
  }
  if (errors.length > 0) throw failure.invalid(errors)
  return paging
}

export function pageHead({ starting_token, limit }: Paging, hasMore: boolean) {
  return {
    starting_token,
    limit,
    paginated: hasMore || starting_token > 0,
    next_starting_token: hasMore ? starting_token + limit : null,
  }
}

export function pageOf<T>(all: readonly T[], paging: Paging) {
  const end = paging.starting_token + paging.limit
  return { head: pageHead(paging, all.length > end), items: all.slice(paging.starting_token, end) }
}
