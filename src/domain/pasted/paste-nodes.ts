import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { maxTreeNodes } from '#domain/contract/contract.ts'
import { readDraft, type DraftError } from '#domain/filter-tree/draft-json.ts'
import { childrenOf } from '#domain/filter-tree/draft-nodes.ts'
import { readPastedJson } from './pasted-json.ts'
import { draftText } from '#domain/filter-tree/draft-text.ts'
import { isJsonObject } from '#domain/text/json-object.ts'

/** Why a text cannot be pasted, and the place in its tree, as a path joined with dots. */
export type PasteRefusal = {
  readonly refused: keyof typeof pasteRefusalText | DraftError['kind'] | 'no_body'
  readonly where: string
  readonly message: string
}

/** Screen texts for a text without a tree. */
const pasteRefusalText = {
  no_json: 'The clipboard has no filter as JSON.',
  no_tree: 'This JSON has no filter.',
  by_ids: 'This request selects by record IDs. Paste it under Record IDs.',
  too_many: draftText.tooMany(maxTreeNodes.toLocaleString('en')),
} as const satisfies Readonly<Record<string, string>>

/**
 * Reads nodes from a text: the output of `copyNodes`, a tree or a filter of the API, a body with a
 * tree (of an export, a count, a search), or a cURL command that sends one. A text with an unknown
 * part is refused as a whole.
 */
export function pasteNodes(text: string): { readonly nodes: readonly DraftNode[] } | PasteRefusal {
  const pasted = readPastedJson(text)
  if ('refused' in pasted) {
    if (pasted.refused === 'no_body') return { ...pasted, refused: 'no_body', where: '' }
    return refuse('no_json')
  }
  const found = treesIn(pasted.value)
  if ('refused' in found) return found
  const nodes: DraftNode[] = []
  for (const [index, tree] of found.trees.entries()) {
    const read = readDraft(tree)
    if ('errors' in read) return refuseTree(read.errors, found.trees.length === 1 ? [] : [index])
    nodes.push(read.tree)
  }
  return countNodes(nodes) > maxTreeNodes ? refuse('too_many') : { nodes }
}

const refuse = (refused: keyof typeof pasteRefusalText): PasteRefusal => ({
  refused,
  where: '',
  message: pasteRefusalText[refused],
})

/** Characters. Of a longer path, only the end is shown. */
const shownPath = 60

function refuseTree([first]: readonly DraftError[], before: readonly number[]): PasteRefusal {
  if (!first) return refuse('no_tree')
  const where = [...before, ...first.path].join('.')
  const short = where.length > shownPath ? `…${where.slice(-shownPath)}` : where
  const message = where === '' ? first.message : `${first.message} (at ${short})`
  return { refused: first.kind, where, message }
}

const countNodes = (nodes: readonly DraftNode[]): number =>
  nodes.reduce((sum, node) => sum + 1 + countNodes(childrenOf(node)), 0)

function treesIn(json: unknown): { readonly trees: readonly unknown[] } | PasteRefusal {
  if (Array.isArray(json)) return json.length === 0 ? refuse('no_tree') : { trees: json }
  if (!isJsonObject(json)) return refuse('no_tree')
  if (isJsonObject(json['record_selector'])) {
    const { type, filter_tree } = json['record_selector']
    return type === 'record_ids' ? refuse('by_ids') : { trees: [filter_tree] }
  }
  if ('filter_tree' in json) return { trees: [json['filter_tree']] }
  if (['filter', 'and', 'or', 'not'].some((kind) => kind in json)) return { trees: [json] }
  return 'type' in json || 'column_id' in json ? { trees: [{ filter: json }] } : refuse('no_tree')
}
