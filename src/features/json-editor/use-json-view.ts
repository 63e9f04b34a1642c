import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { EditorView } from '@codemirror/view'
import { useFormContext, useWatch } from 'react-hook-form'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import type { Configuration } from '#domain/configuration/configuration.ts'
import { draftJson } from '#domain/filter-tree/draft-json.ts'
import { keepNodes } from '#domain/filter-tree/reuse-keys.ts'
import type { Problem } from '#domain/configuration/problems.ts'
import { wholeTree } from '#domain/filter-tree/opaque-tree.ts'
import type { KnownToJson } from './json-completion.ts'
import { makeJsonEditor, showErrors, showRange, showText } from './json-editor.ts'
import { pathOfPlace, problemsInText, readTreeText, type TextError } from './json-syntax.ts'

/** How long typing must pause before the text is read, in milliseconds. */
const pause = 150
/** More warnings than this are not marked in the text; the list of problems has them all. */
const maxWarnings = 100

export type JsonViewState = {
  /** What keeps the text from being a tree. */
  readonly errors: readonly TextError[]
  readonly showError: (error: TextError) => void
  /** Shows where a node, or a field of its leaf, stands. */
  readonly reveal: (key: string, field?: string) => void
  /** Writes the text anew from the tree. */
  readonly format: () => void
  /** Gives up a text that is no tree: the tree is shown again. */
  readonly discard: () => void
}

/**
 * A text in step with the form's tree. What is typed is read after a pause, and becomes the tree, or
 * stays as it is beside the tree where it is none. What else changes the tree changes the text.
 */
export function useJsonView(
  host: RefObject<HTMLElement | null>,
  problems: readonly Problem[],
  known: KnownToJson,
): JsonViewState {
  const { control, setValue, getValues } = useFormContext<Configuration>()
  const root: DraftNode = useWatch({ control, name: 'filter_tree' })
  const draft = useWatch({ control, name: 'filter_json' })
  const view = useRef<EditorView | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  /** What of the form the text stands for. */
  const shown = useRef<{ root: DraftNode; draft: string | null }>({ root, draft })
  const latest = useRef(known)
  const [errors, setErrors] = useState<readonly TextError[]>([])
  useLayoutEffect(() => {
    latest.current = known
  })

  const read = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = undefined
    const text = view.current?.state.doc.toString() ?? ''
    const { result } = readTreeText(text)
    const before = getValues('filter_tree')
    if ('errors' in result) {
      shown.current = { root: before, draft: text }
      setValue('filter_json', text)
      setErrors(result.errors)
      return
    }
    const next = wholeTree(keepNodes(before, result.tree))
    shown.current = { root: next, draft: null }
    if (getValues('filter_json') !== null) setValue('filter_json', null)
    if (next !== before) setValue('filter_tree', next)
    setErrors([])
  }, [getValues, setValue])

  useEffect(() => {
    if (!host.current) return undefined
    const { filter_tree, filter_json } = getValues()
    const made = makeJsonEditor({
      parent: host.current,
      text: filter_json ?? draftJson(filter_tree),
      known: () => latest.current,
      onTyped: () => {
        clearTimeout(timer.current)
        timer.current = setTimeout(read, pause)
      },
      onLeave: () => {
        if (timer.current !== undefined) read()
      },
    })
    view.current = made
    shown.current = { root: filter_tree, draft: filter_json }
    if (filter_json !== null) read()
    return () => {
      if (timer.current !== undefined) read()
      made.destroy()
      view.current = null
    }
  }, [host, getValues, read])

  useEffect(() => {
    if (!view.current || (root === shown.current.root && draft === shown.current.draft)) return
    shown.current = { root, draft }
    showText(view.current, draft ?? draftJson(root))
    setErrors(errorsIn(draft))
  }, [root, draft])

  useEffect(() => {
    // What is being typed is read in a moment, and its places with it.
    if (!view.current || timer.current !== undefined) return
    const { rangeAt } = readTreeText(view.current.state.doc.toString())
    const warnings = draft === null ? problems.slice(0, maxWarnings) : []
    showErrors(view.current, errors, problemsInText(warnings, root, rangeAt))
  }, [errors, problems, root, draft])

  const format = useCallback(() => {
    if (timer.current !== undefined) read()
    const { filter_tree, filter_json } = getValues()
    if (view.current && filter_json === null) showText(view.current, draftJson(filter_tree))
  }, [getValues, read])
  return {
    errors,
    showError: (error) => view.current && showRange(view.current, error),
    reveal: useCallback(
      (key: string, field = 'node') => {
        const path = pathOfPlace(getValues('filter_tree'), { key, field })
        if (!view.current || path === null) return
        const { rangeAt } = readTreeText(view.current.state.doc.toString())
        showRange(view.current, rangeAt(path))
      },
      [getValues],
    ),
    format,
    discard: useCallback(() => {
      clearTimeout(timer.current)
      timer.current = undefined
      setValue('filter_json', null)
    }, [setValue]),
  }
}

function errorsIn(draft: string | null): readonly TextError[] {
  if (draft === null) return []
  const { result } = readTreeText(draft)
  return 'errors' in result ? result.errors : []
}
