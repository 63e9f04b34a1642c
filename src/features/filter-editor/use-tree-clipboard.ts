import type { RefObject } from 'react'
import { messageOf } from '#api/api-failure.ts'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { copyNodes } from '#domain/filter-tree/copy-nodes.ts'
import { findNode } from '#domain/filter-tree/draft-nodes.ts'
import { insertNodes, removeNodes } from '#domain/filter-tree/filter-edit-several.ts'
import { copyText } from '#ui/copy-text.ts'
import { loadPart, partMessage } from '#ui/load-part.ts'
import { showToast } from '#ui/show-toast.ts'
import { useWindowEvents } from '#ui/use-window-events.ts'
import type { RowSelection } from './use-row-selection.ts'
import type { Tree } from './use-tree.ts'
import * as words from './words.ts'

/** Firefox sends the events to the row only if the text cursor is in it, so the focus says which row. */
function focusedKey(grid: RefObject<HTMLElement | null>): string | null {
  const { activeElement: row } = document
  const isRow = row?.matches('[data-node-key]') === true && grid.current?.contains(row) === true
  return isRow ? row.getAttribute('data-node-key') : null
}

/** Copies, cuts and pastes rows as the API's own JSON, while a row has the focus. */
export function useTreeClipboard(
  tree: Tree,
  selection: RowSelection,
  grid: RefObject<HTMLElement | null>,
): void {
  const chosen = (key: string): readonly DraftNode[] => {
    const keys = selection.keys.has(key) ? [...selection.keys] : [key]
    return keys.flatMap((one) => findNode(tree.latest(), one) ?? [])
  }
  const copy = (event: ClipboardEvent): readonly DraftNode[] => {
    const key = focusedKey(grid)
    // With selected text on the page, the user wants to copy that text.
    const isTextMarked = getSelection()?.isCollapsed === false
    if (key === null || isTextMarked) return []
    const nodes = chosen(key)
    event.clipboardData?.setData('text/plain', copyNodes(nodes))
    event.preventDefault()
    return nodes
  }
  useWindowEvents({
    copy: (event) => {
      const nodes = copy(event)
      if (nodes.length > 0) tree.say(words.copiedRows(nodes.length))
    },
    cut: (event) => {
      const nodes = copy(event)
      const [first] = nodes
      if (!first) return
      const keys = nodes.map(({ key }) => key)
      tree.edit((root) => removeNodes(root, keys), {
        focus: first.key,
        say: words.cutRows(nodes.length),
      })
      selection.clear()
    },
    paste: (event) => {
      const key = focusedKey(grid)
      if (key === null) return
      event.preventDefault()
      void pasteAfter(tree.edit, key, event.clipboardData?.getData('text/plain') ?? '')
    },
  })
}

/** The same from a menu, if the browser allows it. */
export async function copyToClipboard(node: DraftNode): Promise<void> {
  if (await copyText(copyNodes([node]))) showToast({ tone: 'good', title: words.copiedAsJson })
  else notAllowed('copy')
}

export async function pasteFromClipboard(edit: Tree['edit'], key: string): Promise<void> {
  let text: string
  try {
    text = await navigator.clipboard.readText()
  } catch {
    notAllowed('paste')
    return
  }
  await pasteAfter(edit, key, text)
}

const notAllowed = (what: 'copy' | 'paste') =>
  showToast({
    tone: 'warn',
    title: isSecureContext ? words.browserRefuses[what] : words.needsHttps[what],
    description: words.pressInstead[what],
  })

async function pasteAfter(edit: Tree['edit'], key: string, text: string): Promise<void> {
  const pasted = await readNodes(text)
  if ('refused' in pasted) {
    showToast({ tone: 'warn', title: words.nothingPasted, description: pasted.message })
    return
  }
  const { nodes } = pasted
  const [first] = nodes
  edit((root) => insertNodes(root, nodes, key), {
    focus: first?.key ?? key,
    say: words.pastedRows(nodes.length),
  })
}

/** The parser of cURL commands loads with the first paste. */
async function readNodes(text: string) {
  try {
    const { pasteNodes } = await loadPart(() => import('#domain/pasted/paste-nodes.ts'))
    return pasteNodes(text)
  } catch (error) {
    const message = partMessage(error) ?? messageOf(error)
    return { refused: 'not_loaded', message } as const
  }
}
