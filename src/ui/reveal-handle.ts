/** Imperative handle of an editor whose places can be brought into view by key. */
export type RevealHandle = {
  /** Brings a node into view and focuses a field of it; the whole row with field `row`. */
  readonly reveal: (key: string, field?: string) => void
}
