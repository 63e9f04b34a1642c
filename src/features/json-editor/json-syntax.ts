import {
  findNodeAtLocation,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from 'jsonc-parser'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import { readDraft } from '#domain/filter-tree/draft-json.ts'
import { parseExactJson } from '#domain/text/exact-json.ts'
import { draftText } from '#domain/filter-tree/draft-text.ts'
import type { Place, Problem } from '#domain/configuration/problems.ts'
import { childrenOf, kindOf } from '#domain/filter-tree/draft-nodes.ts'

/** A part of a text, in UTF-16 units. */
export type TextRange = { readonly from: number; readonly to: number }
export type TextMark = TextRange & { readonly message: string }
export type TextError = TextMark & { readonly line: number }

type JsonPath = readonly (string | number)[]

export type ReadText = {
  readonly result: { readonly tree: DraftNode } | { readonly errors: readonly TextError[] }
  /** The range of a JSON path, or of its nearest ancestor in the text. */
  readonly rangeAt: (path: JsonPath) => TextRange
}

const maxErrors = 100

/** Reads JSON (RFC 8259) as a tree. A repeated key is an error, because JSON would drop a value. */
export function readTreeText(text: string): ReadText {
  const syntax: ParseError[] = []
  const root = parse(text, syntax)
  const rangeAt = (path: JsonPath): TextRange => {
    for (let length = path.length; length > 0; length -= 1) {
      const found = root && findNodeAtLocation(root, path.slice(0, length))
      // An unknown key is marked with its value.
      if (found) return rangeOf(found.parent?.type === 'property' ? found.parent : found)
    }
    return root ? rangeOf(root) : { from: 0, to: text.length }
  }
  const wrong = (found: readonly (readonly [TextRange, string])[]): ReadText => {
    const errors = found.slice(0, maxErrors).map(([range, message]) => ({
      ...range,
      message,
      line: lineAt(text, range.from),
    }))
    return { result: { errors }, rangeAt }
  }
  if (!root) return wrong([[{ from: 0, to: text.length }, draftText.noJson()]])
  if (syntax.length > 0) {
    return wrong(
      syntax.map((error) => [
        shown(error.offset, error.length, text),
        `${draftText.noJson()} ${syntaxWords(error)}`,
      ]),
    )
  }
  const repeated = repeatedKeys(root)
  if (repeated.length > 0) return wrong(repeated)
  const read = readDraft(parseExactJson(text))
  if ('tree' in read) return { result: read, rangeAt }
  return wrong(read.errors.map(({ path, message }) => [rangeAt(path), message]))
}

/** The line of a place, from 1. */
const lineAt = (text: string, at: number): number => {
  let line = 1
  for (let end = text.indexOf('\n'); end !== -1 && end < at; end = text.indexOf('\n', end + 1)) {
    line += 1
  }
  return line
}

function parse(text: string, errors: ParseError[]): Node | undefined {
  try {
    return parseTree(text, errors, { disallowComments: true, allowEmptyContent: false })
  } catch {
    // Nested too deep for the call stack.
    return undefined
  }
}

const rangeOf = ({ offset, length }: Node): TextRange => ({ from: offset, to: offset + length })

/** An error at the end of the text still needs a character to mark. */
const shown = (offset: number, length: number, text: string): TextRange => ({
  from: Math.min(offset, Math.max(0, text.length - 1)),
  to: Math.min(offset + Math.max(1, length), text.length),
})

/** "CommaExpected" as words. */
const syntaxWords = ({ error }: ParseError): string => {
  const words = printParseErrorCode(error)
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
  return `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}.`
}

function repeatedKeys(root: Node): (readonly [TextRange, string])[] {
  const errors: (readonly [TextRange, string])[] = []
  const visit = (node: Node): void => {
    const seen = new Set<unknown>()
    for (const child of node.children ?? []) {
      const [key] = child.children ?? []
      if (node.type === 'object' && key) {
        if (seen.has(key.value)) {
          errors.push([rangeOf(key), draftText.repeatedKey(String(key.value))])
        }
        seen.add(key.value)
      }
      visit(child)
    }
  }
  visit(root)
  return errors
}

export function pathOfPlace(root: DraftNode, { key, field }: NodePlace): JsonPath | null {
  const path = pathOfNode(root, key)
  if (path === null || field === 'node' || field === 'row') return path
  return [...path, 'filter', field]
}

type NodePlace = Pick<Extract<Place, { kind: 'node' }>, 'key'> & { readonly field: string }

function pathOfNode(node: DraftNode, key: string): JsonPath | null {
  if (node.key === key) return []
  const kind = kindOf(node)
  for (const [index, child] of childrenOf(node).entries()) {
    const below = pathOfNode(child, key)
    if (below) return [...(kind === 'not' ? [kind] : [kind, index]), ...below]
  }
  return null
}

export function problemsInText(
  problems: readonly Problem[],
  root: DraftNode,
  rangeAt: ReadText['rangeAt'],
): readonly TextMark[] {
  return problems.flatMap(({ place, message }) => {
    const path = place.kind === 'node' ? pathOfPlace(root, place) : null
    return path ? [{ ...rangeAt(path), message }] : []
  })
}
