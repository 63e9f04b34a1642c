import type { FrameTime } from './measure-frames.ts'

/** How often each thing is measured. */
export type Rounds = { readonly mounts: number; readonly keys: number; readonly edits: number }

/** What was measured of one editor with one tree. */
export type EditorTimes = {
  /** Elements of the whole page. */
  readonly elements: number
  readonly mounts: readonly FrameTime[]
  readonly keys: readonly FrameTime[]
}

export type WinnowTimes = EditorTimes & {
  /** Edits of the tree, and the undoing of each, by name. */
  readonly edits: Readonly<Record<string, readonly FrameTime[]>>
}
