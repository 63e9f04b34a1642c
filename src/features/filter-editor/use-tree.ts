import { useCallback, useState } from 'react'
import { useController, useFormContext } from 'react-hook-form'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import type { Configuration } from '#domain/configuration/configuration.ts'
import { isRefusal } from '#domain/filter-tree/filter-edit.ts'
import { opaqueTree } from '#domain/filter-tree/opaque-tree.ts'
import { useLatest } from '#ui/use-latest.ts'
import type { EditorContext } from './editor-context.ts'
import { focusAfter } from './focus-after.ts'
import type { RowFocus } from './use-row-focus.ts'
import * as words from './words.ts'

/** `turn` makes a repeated message different, so that it is announced again. */
export type Announcement = { readonly text: string; readonly turn: number }

export type Tree = {
  readonly root: DraftNode
  /** The tree after the last edit, rendered or not. */
  readonly latest: () => DraftNode
  readonly edit: EditorContext['edit']
  readonly say: (text: string) => void
  readonly announced: Announcement
}

/** The form's tree and its edits. `focus` gets the node to focus after each edit. */
export function useTree(focus: RowFocus['focus']): Tree {
  const { control, getValues } = useFormContext<Configuration>()
  const { field } = useController({ control, name: 'filter_tree' })
  const { value: root, onChange } = field
  const [announced, setAnnounced] = useState<Announcement>({ text: '', turn: 0 })
  const on = useLatest({ onChange, focus })

  const say = useCallback(
    (text: string) => setAnnounced(({ turn }) => ({ text, turn: turn + 1 })),
    [],
  )
  // The form, because an edit may come after others that are not rendered, or after this editor is gone.
  const latest = useCallback((): DraftNode => getValues('filter_tree'), [getValues])
  const edit = useCallback<EditorContext['edit']>(
    (change, after) => {
      const before = latest()
      const edited = change(before)
      if (isRefusal(edited)) return say(words.refusal[edited.refused])
      if (edited === before) return undefined
      const next = opaqueTree(edited)
      if (after?.focus !== undefined) {
        const key = typeof after.focus === 'string' ? after.focus : after.focus(next)
        on.current.focus(focusAfter(before, next, key), after.at)
      }
      on.current.onChange(next)
      if (after?.say !== undefined) {
        say(typeof after.say === 'string' ? after.say : after.say(next))
      }
      return undefined
    },
    [say, latest, on],
  )
  return { root, latest, edit, say, announced }
}
