import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useController, useFormContext } from 'react-hook-form'
import type { Configuration, DraftNode } from '#domain/configuration.ts'
import { isRefusal } from '#domain/filter-edit.ts'
import { keepIdentity } from '#domain/filter-edit-identity.ts'
import type { EditorContext } from './editor-context.ts'
import { flattenTree, type Row } from './flatten-tree.ts'
import { focusAfter } from './focus-after.ts'
import { refusalText } from './node-actions.ts'
import { focusField, focusRow } from './row-focus.ts'

type Focus = { readonly key: string; readonly field: boolean }
/** `turn` tells the same words, said again, from the first time. */
export type Said = { readonly text: string; readonly turn: number }

export type Tree = {
  readonly root: DraftNode
  readonly rows: readonly Row[]
  readonly edit: EditorContext['edit']
  readonly said: Said
}

/** The form's tree with its rows, and the edits of it, after which the focus is where it belongs. */
export function useTree(grid: { readonly current: HTMLElement | null }): Tree {
  const { control } = useFormContext<Configuration>()
  const { field } = useController({ control, name: 'filter_tree' })
  const root = useKept(field.value)
  const rows = useMemo(() => flattenTree(root), [root])
  const [said, setSaid] = useState<Said>({ text: '', turn: 0 })
  const wanted = useRef<Focus | null>(null)
  const latest = useRef({ root, onChange: field.onChange })

  const edit = useCallback<EditorContext['edit']>((change, after) => {
    const before = latest.current.root
    const edited = change(before)
    const say = (text: string) => setSaid(({ turn }) => ({ text, turn: turn + 1 }))
    if (isRefusal(edited)) return say(refusalText[edited.refused])
    latest.current.root = edited
    if (after?.focus !== undefined) {
      wanted.current = {
        key: focusAfter(before, edited, after.focus),
        field: after.field === true,
      }
    }
    latest.current.onChange(edited)
    if (after?.say !== undefined) {
      say(typeof after.say === 'string' ? after.say : after.say(edited))
    }
  }, [])

  // The focus is the browser's; after an edit it has to follow the row to where it now is.
  useLayoutEffect(() => {
    latest.current = { root, onChange: field.onChange }
    const focus = wanted.current
    if (focus === null) return
    wanted.current = null
    if (focus.field) focusField(grid.current, focus.key)
    else focusRow(grid.current, focus.key)
  }, [root, field.onChange, grid])

  return { root, rows, edit, said }
}

/** The form hands out copies of its values; rows are drawn again by identity. */
function useKept(value: DraftNode): DraftNode {
  const [kept, setKept] = useState({ value, root: value })
  if (kept.value === value) return kept.root
  const root = keepIdentity(kept.root, value)
  setKept({ value, root })
  return root
}
