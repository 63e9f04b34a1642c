import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import { useController, useFormContext } from 'react-hook-form'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import type { Configuration } from '#domain/configuration/configuration.ts'
import { isRefusal } from '#domain/filter-tree/filter-edit.ts'
import { wholeTree } from '#domain/filter-tree/opaque-tree.ts'
import type { EditorContext } from './editor-context.ts'
import { focusAfter } from './focus-after.ts'
import { refusalText } from './node-actions.ts'
import type { RowFocus } from './use-row-focus.ts'

/** `turn` tells the same words, said again, from the first time. */
export type Said = { readonly text: string; readonly turn: number }

export type Tree = {
  readonly root: DraftNode
  /** The tree as the last edit left it, also before it is drawn. */
  readonly latest: () => DraftNode
  readonly edit: EditorContext['edit']
  readonly say: (text: string) => void
  readonly said: Said
}

/** The form's tree and the edits of it; `focus` is told where the focus belongs after one. */
export function useTree(focus: RowFocus['focus']): Tree {
  const { control } = useFormContext<Configuration>()
  const { field } = useController({ control, name: 'filter_tree' })
  const { value: root, onChange } = field
  const [said, setSaid] = useState<Said>({ text: '', turn: 0 })
  const current = useRef({ root, onChange, focus })

  const say = useCallback((text: string) => setSaid(({ turn }) => ({ text, turn: turn + 1 })), [])
  const latest = useCallback(() => current.current.root, [])
  const edit = useCallback<EditorContext['edit']>(
    (change, after) => {
      const before = current.current.root
      const edited = change(before)
      if (isRefusal(edited)) return say(refusalText[edited.refused])
      if (edited === before) return undefined
      const next = wholeTree(edited)
      current.current.root = next
      if (after?.focus !== undefined) {
        const key = typeof after.focus === 'string' ? after.focus : after.focus(next)
        current.current.focus(focusAfter(before, next, key), after.field === true ? 'field' : 'row')
      }
      current.current.onChange(next)
      if (after?.say !== undefined) {
        say(typeof after.say === 'string' ? after.say : after.say(next))
      }
      return undefined
    },
    [say],
  )
  // What is on screen is what the next edit starts from, whoever changed it.
  useLayoutEffect(() => {
    current.current = { root, onChange, focus }
  }, [root, onChange, focus])

  return { root, latest, edit, say, said }
}
