/** Brings a node of an editor into view by its key. */
export type RevealHandle = {
  /** Focuses a field of the node, or the whole row with field `row`. */
  readonly reveal: (key: string, field?: string) => void
}
