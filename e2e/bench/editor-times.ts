import type { FrameTime } from './measure-frames.ts'

export type Rounds = { readonly mounts: number; readonly keys: number; readonly edits: number }

export type EditorTimes = {
  readonly elements: number
  readonly mounts: readonly FrameTime[]
  readonly keys: readonly FrameTime[]
}

export type WinnowTimes = EditorTimes & {
  readonly edits: Readonly<Record<string, readonly FrameTime[]>>
}
