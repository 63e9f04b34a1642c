import type { PlacedText } from '#domain/configuration/problem-text.ts'

/** How a run ends, for scripts. 1 is a bug of Winnow. */
export const exitCodes = {
  complete: 0,
  problems: 2,
  different: 3,
  incomplete: 4,
  refused: 5,
  unreached: 6,
  interrupted: 130,
} as const
export type Outcome = keyof typeof exitCodes

/** Ends a run before its file has begun. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
  readonly outcome: Outcome
  readonly problems: readonly PlacedText[]
  constructor(outcome: Outcome, message: string, problems: readonly PlacedText[] = []) {
    super(message)
    this.outcome = outcome
    this.problems = problems
  }
}

export const problem = (message: string, problems: readonly PlacedText[] = []): Stopped =>
  new Stopped('problems', message, problems)
