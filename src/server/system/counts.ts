/** Numbers by name, and their sum. A name at 0 takes no memory. */
type Counts = {
  readonly of: (name: string) => number
  readonly all: () => number
  readonly change: (name: string, by: 1 | -1) => void
}

export function createCounts(): Counts {
  const counts = new Map<string, number>()
  let all = 0
  const of = (name: string) => counts.get(name) ?? 0
  return {
    of,
    all: () => all,
    change: (name, by) => {
      all += by
      const next = of(name) + by
      if (next === 0) counts.delete(name)
      else counts.set(name, next)
    },
  }
}
