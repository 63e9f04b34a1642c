import { useCallback, useEffect, useMemo, useRef, type RefCallback } from 'react'
import type { EditorView } from '@codemirror/view'
import { useFormContext, useWatch } from 'react-hook-form'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import type { Configuration } from '#domain/configuration/configuration.ts'
import { draftJson } from '#domain/filter-tree/draft-json.ts'
import { reuseNodes } from '#domain/filter-tree/reuse-keys.ts'
import type { Problem } from '#domain/configuration/problems.ts'
import { opaqueTree } from '#domain/filter-tree/opaque-tree.ts'
import { useLatest } from '#ui/use-latest.ts'
import type { KnownToJson } from './json-completion.ts'
import { makeJsonEditor, showErrors, showRange, showText } from './json-editor.ts'
import { pathOfPlace, problemsInText, readTreeText, type TextError } from './json-syntax.ts'

/** Debounce for typing, in milliseconds. */
const pause = 150
/** Limit for marks in the text; the list of problems shows all. */
const maxWarnings = 100

export type JsonViewState = {
  readonly host: RefCallback<HTMLElement>
  readonly errors: readonly TextError[]
  readonly showError: (error: TextError) => void
  /** Selects the text of a node, or of a field of its leaf. */
  readonly reveal: (key: string, field?: string) => void
  readonly format: () => void
  /** Drops an invalid text and shows the tree again. */
  readonly discard: () => void
}

/** Keeps editor and tree in sync: after a pause, typed text becomes the tree, or a draft if invalid. */
export function useJsonView(problems: readonly Problem[], known: KnownToJson): JsonViewState {
  const { control, setValue, getValues } = useFormContext<Configuration>()
  const root: DraftNode = useWatch({ control, name: 'filter_tree' })
  const draft = useWatch({ control, name: 'filter_json' })
  const view = useRef<EditorView | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  /** The form values that the text shows. */
  const shown = useRef<{ root: DraftNode; draft: string | null }>({ root, draft })
  const latest = useLatest(known)
  const errors = useMemo(() => errorsIn(draft), [draft])

  const accept = useCallback(
    (text: string) => {
      const { result } = readTreeText(text)
      const before = getValues('filter_tree')
      if ('errors' in result) {
        shown.current = { root: before, draft: text }
        setValue('filter_json', text)
        return
      }
      const next = opaqueTree(reuseNodes(before, result.tree))
      shown.current = { root: next, draft: null }
      if (getValues('filter_json') !== null) setValue('filter_json', null)
      if (next !== before) setValue('filter_tree', next)
    },
    [getValues, setValue],
  )
  const stopTimer = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = undefined
  }, [])
  const read = useCallback(() => {
    stopTimer()
    accept(view.current?.state.doc.toString() ?? '')
  }, [accept, stopTimer])

  const host = useCallback(
    (parent: HTMLElement) => {
      const { filter_tree, filter_json } = getValues()
      const made = makeJsonEditor({
        parent,
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
      // A newer version may understand the text. In a microtask, because this view subscribes to the form
      // after this.
      if (filter_json !== null) queueMicrotask(() => accept(filter_json))
      return () => {
        if (timer.current !== undefined) {
          stopTimer()
          const text = made.state.doc.toString()
          // The tree view mounts in the same commit and subscribes to the form after this.
          queueMicrotask(() => accept(text))
        }
        made.destroy()
        view.current = null
      }
    },
    [getValues, accept, read, stopTimer, latest],
  )

  useEffect(() => {
    if (!view.current) return
    if (root !== shown.current.root || draft !== shown.current.draft) {
      shown.current = { root, draft }
      showText(view.current, draft ?? draftJson(root))
    }
    // Text that is still being typed is read, and marked, after the pause.
    if (timer.current !== undefined) return
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
    host,
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
      stopTimer()
      setValue('filter_json', null)
    }, [setValue, stopTimer]),
  }
}

function errorsIn(draft: string | null): readonly TextError[] {
  if (draft === null) return []
  const { result } = readTreeText(draft)
  return 'errors' in result ? result.errors : []
}
