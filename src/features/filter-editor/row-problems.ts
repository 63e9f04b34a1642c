import { leavesOfRow } from '#domain/filter-tree/condition.ts'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
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

/** The problems of a row: its node's, and those of the leaves that it shows. */
export function problemsOfRow(
  byKey: ReadonlyMap<string, readonly Problem[]>,
  node: DraftNode,
): readonly Problem[] {
  const own = byKey.get(node.key) ?? none
  if ('filter' in node) return own
  const inner = leavesOfRow(node).flatMap(({ key }) => byKey.get(key) ?? none)
  return inner.length === 0 ? own : [...own, ...inner]
}

const none: readonly Problem[] = []

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
