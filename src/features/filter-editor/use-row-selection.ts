import { useCallback, useMemo, useState } from 'react'
import { childrenOf, findNode, pathTo } from '#domain/filter-tree/draft-nodes.ts'
import { removeNodes, wrapNodes } from '#domain/filter-tree/filter-edit-several.ts'
import type { NodeAction } from './node-actions.ts'
import type { RowFocus } from './use-row-focus.ts'
import type { Tree } from './use-tree.ts'
import * as words from './words.ts'

type Selected = { readonly anchor: string; readonly keys: readonly string[] }

export type RowSelection = {
  /** Keys of siblings, in order; empty if only the focused row counts. */
  readonly keys: ReadonlySet<string>
  /** Adds or removes one sibling and focuses it. */
  readonly extend: (key: string, towards: 'next' | 'previous') => void
  /** Selects from the first selected row (or the focused one) to this sibling. */
  readonly extendTo: (from: string, key: string) => void
  readonly wrap: (key: string) => void
  /** Applies an action to all selected rows. False if there is one row, or the action takes only one. */
  readonly act: (key: string, action: NodeAction) => boolean
  readonly clear: () => void
}

const none: readonly string[] = []

export function useRowSelection(tree: Tree, focus: RowFocus['focus']): RowSelection {
  const [selected, setSelected] = useState<Selected | null>(null)
  const { edit, latest, say } = tree
  const keys = useMemo(() => new Set(selected?.keys ?? none), [selected])
  const clear = useCallback(() => setSelected(null), [])

  const extendTo = (from: string, key: string) => {
    const anchor = selected && keys.has(from) ? selected.anchor : from
    const parent = pathTo(latest(), key).at(-2)
    const siblings = parent ? childrenOf(parent).map((child) => child.key) : none
    const [a, b] = [siblings.indexOf(anchor), siblings.indexOf(key)]
    if (a === -1 || b === -1) return say(words.onlyOneGroup)
    const range = siblings.slice(Math.min(a, b), Math.max(a, b) + 1)
    setSelected({ anchor, keys: range })
    say(words.selected(range.length))
    focus(key)
  }
  const extend: RowSelection['extend'] = (key, towards) => {
    const parent = pathTo(latest(), key).at(-2)
    const siblings = parent ? childrenOf(parent) : []
    const index = siblings.findIndex((child) => child.key === key)
    const other = siblings[index + (towards === 'next' ? 1 : -1)]
    if (other) extendTo(key, other.key)
    else say(words.refusal.at_the_end)
  }
  const several = (key: string): readonly string[] | null =>
    keys.size > 1 && keys.has(key) ? [...keys].filter((one) => findNode(latest(), one)) : null
  const wrap = (key: string) => {
    edit((root) => wrapNodes(root, several(key) ?? [key], 'and'), {
      // Focuses the new group, so that T makes it an OR.
      focus: (root) => pathTo(root, key).at(-2)?.key ?? key,
      say: words.wrappedIn('and'),
    })
    clear()
  }
  const act: RowSelection['act'] = (key, action) => {
    const all = several(key)
    if (!all || action !== 'remove') {
      clear()
      return false
    }
    edit((root) => removeNodes(root, all), { focus: key, say: words.removedRows(all.length) })
    clear()
    return true
  }
  return { keys, extend, extendTo, wrap, act, clear }
}
