import type { Problem } from '#domain/configuration/problems.ts'

/** The problems of each row by its node's key. */
export function problemsByKey(
  problems: readonly Problem[],
): ReadonlyMap<string, readonly Problem[]> {
  const byKey = new Map<string, Problem[]>()
  for (const problem of problems) {
    const { place } = problem
    if (place.kind !== 'node') continue
    const own = byKey.get(place.key)
    if (own) own.push(problem)
    else byKey.set(place.key, [problem])
  }
  return byKey
}

/** Whether two rows' problems read the same: they are found anew after every edit of any row. */
export const areSameProblems = (a: readonly Problem[], b: readonly Problem[]): boolean =>
  a === b ||
  (a.length === b.length &&
    a.every(
      ({ message, place }, index) =>
        message === b[index]?.message &&
        place.kind === 'node' &&
        b[index].place.kind === 'node' &&
        place.field === b[index].place.field,
    ))

/** What a row says at one of its fields. */
export const messageAt = (
  problems: readonly Problem[],
  ...fields: readonly string[]
): string | undefined =>
  problems.find(({ place }) => place.kind === 'node' && fields.includes(place.field))?.message
