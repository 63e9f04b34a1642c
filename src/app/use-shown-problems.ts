import { useState } from 'react'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { findNode } from '#domain/filter-tree/draft-nodes.ts'
import { rowOfLeaf } from '#domain/filter-tree/condition.ts'
import type { Problem } from '#domain/configuration/problems.ts'
import { isInOverlay, keyOf } from '#features/filter-editor/row-focus.ts'
import { usePointerRelease } from '#ui/use-pointer-release.ts'
import { useWindowEvents } from '#ui/use-window-events.ts'

export type ProblemState = {
  readonly tree: DraftNode
  /** The user pressed Export. */
  readonly isTried: boolean
  /** Nothing was pasted into the list of record ids yet. */
  readonly isListBlank: boolean
}

export type ShownProblems = {
  readonly shown: readonly Problem[]
  /** What the user is still entering; null if there is no such problem. */
  readonly entering: Problem | null
}

/**
 * Holds back the problems of the condition that the user is entering, until the focus leaves its row or
 * Export is pressed. What arrives by a link, from JSON or from the service is shown at once.
 */
export function useShownProblems(
  problems: readonly Problem[],
  { tree, isTried, isListBlank }: ProblemState,
): ShownProblems {
  const [before, setBefore] = useState<Moment>({ keys: [], tree })
  const [open, setOpen] = useState<OpenRow | null>(null)
  const keys = keysOf(problems)
  if (keys.length !== before.keys.length || keys.some((key, at) => key !== before.keys[at])) {
    setBefore({ keys, tree })
    const next = newlyOpen(before, { keys, tree }) ?? open
    setOpen(next !== null && keys.some((key) => isIn(next, key)) ? next : null)
  }
  const whenReleased = usePointerRelease()
  useWindowEvents(
    {
      focusin: ({ target }) => {
        if (target && !isInOverlay(target) && keyOf(target) !== open?.key) {
          whenReleased(() => setOpen(null))
        }
      },
      // No next element: the user clicked on nothing, or the window lost focus, which does not count.
      focusout: ({ target, relatedTarget }) => {
        if (relatedTarget === null && document.hasFocus() && keyOf(target) === open?.key) {
          whenReleased(() => setOpen(null))
        }
      },
    },
    { isOn: open !== null },
  )
  if (isTried) return { shown: problems, entering: null }
  const isEntering = ({ place }: Problem) =>
    place.kind === 'node'
      ? open !== null && isIn(open, place.key)
      : place.field === 'record_ids' && isListBlank
  const entering = problems.find(isEntering) ?? null
  return { shown: entering ? problems.filter((one) => !isEntering(one)) : problems, entering }
}

/** The nodes that have problems. */
type Moment = { readonly keys: readonly string[]; readonly tree: DraftNode }

const keysOf = (problems: readonly Problem[]): readonly string[] => [
  ...new Set(problems.flatMap(({ place }) => (place.kind === 'node' ? [place.key] : []))),
]

/** A row that the user is entering, and the nodes in it that had problems first. */
type OpenRow = { readonly key: string; readonly nodes: readonly string[] }

const isIn = (row: OpenRow, node: string): boolean => row.key === node || row.nodes.includes(node)

/** The most leaves that a row stands for. */
const mostNodes = 2

/** The only row with new problems, if the user has just added it or is in it. */
function newlyOpen(before: Moment, now: Moment): OpenRow | null {
  const were = new Set(before.keys)
  const nodes = now.keys.filter((one) => !were.has(one))
  if (nodes.length > mostNodes || before.tree.key !== now.tree.key) return null
  const [key, ...others] = new Set(nodes.map((node) => rowOfLeaf(now.tree, node)))
  if (key === undefined || others.length > 0) return null
  const focused = document.activeElement
  // In the JSON view there is no row to leave.
  const isInJson = focused instanceof HTMLElement && focused.isContentEditable
  const isAdded = !isInJson && findNode(before.tree, key) === undefined
  const isHere = keyOf(focused) === key || (focused !== null && isInOverlay(focused))
  return isAdded || isHere ? { key, nodes } : null
}
