import { useCallback, useLayoutEffect, useRef, type KeyboardEvent } from 'react'
import type { DraftNode } from '#domain/configuration.ts'
import { insertNode, newGroup, newLeaf, pathTo, toggleCollapsed } from '#domain/filter-edit.ts'
import type { EditorContext } from './editor-context.ts'
import type { Row } from './flatten-tree.ts'
import { nodeActions } from './node-actions.ts'
import { focusField, focusRow } from './row-focus.ts'
import { treeCommand, type TreeCommand } from './tree-keys.ts'

/**
 * The keys of the tree (ARIA practices, treegrid): they work while a row itself has the focus.
 */
export function useTreeKeys(
  root: DraftNode,
  rows: readonly Row[],
  edit: EditorContext['edit'],
  grid: { readonly current: HTMLElement | null },
) {
  const latest = useRef({ root, rows, edit })
  // The handler stays the same for all rows; what it reads is what is on screen.
  useLayoutEffect(() => {
    latest.current = { root, rows, edit }
  }, [root, rows, edit])

  return useCallback(
    (event: KeyboardEvent<HTMLElement>, node: DraftNode) => {
      const row = event.currentTarget
      // Keys in a field, a menu or a list of the row are theirs, though their events pass through it.
      if (event.target !== row) return
      const command = treeCommand(event)
      if (!command) return
      event.preventDefault()
      run(command, node, latest.current, grid.current)
    },
    [grid],
  )
}

type Latest = {
  readonly root: DraftNode
  readonly rows: readonly Row[]
  readonly edit: EditorContext['edit']
}

function run(
  command: TreeCommand,
  node: DraftNode,
  latest: Latest,
  grid: HTMLElement | null,
): void {
  const { edit } = latest
  if ('enter' in command) return focusField(grid, node.key)
  if ('move' in command) return move(command.move, node, latest, grid)
  if ('add' in command) {
    const added = command.add === 'leaf' ? newLeaf() : newGroup('and')
    return edit((tree) => insertNode(tree, added, 'after', node.key), {
      focus: added.key,
      field: command.add === 'leaf',
      say: command.add === 'leaf' ? 'Added a leaf' : 'Added a group',
    })
  }
  const { change, say } = nodeActions[command.action]
  edit((tree) => change(tree, node.key), { focus: node.key, say: (tree) => say(tree, node.key) })
}

function move(
  direction: Extract<TreeCommand, { move: string }>['move'],
  node: DraftNode,
  { root, rows, edit }: Latest,
  grid: HTMLElement | null,
): void {
  const nodes = rows.filter((row) => row.kind === 'node').map((row) => row.node)
  const index = nodes.findIndex(({ key }) => key === node.key)
  const isGroup = !('filter' in node)
  const fold = (say: string) =>
    edit((tree) => toggleCollapsed(tree, node.key), { focus: node.key, say })
  switch (direction) {
    case 'next':
      return focusRow(grid, nodes[index + 1]?.key)
    case 'previous':
      return focusRow(grid, nodes[index - 1]?.key)
    case 'first':
      return focusRow(grid, nodes[0]?.key)
    case 'last':
      return focusRow(grid, nodes.at(-1)?.key)
    case 'left':
      return isGroup && !node.collapsed
        ? fold('Collapsed')
        : focusRow(grid, pathTo(root, node.key).at(-2)?.key)
    case 'right':
      return isGroup && node.collapsed ? fold('Expanded') : focusRow(grid, nodes[index + 1]?.key)
    default:
      direction satisfies never
  }
}
