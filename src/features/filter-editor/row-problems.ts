import type { Problem } from '#domain/configuration/problems.ts'

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

/** Compares texts, because every edit makes new problem objects. */
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

export const messageAt = (
  problems: readonly Problem[],
  ...fields: readonly string[]
): string | undefined =>
  problems.find(({ place }) => place.kind === 'node' && fields.includes(place.field))?.message
