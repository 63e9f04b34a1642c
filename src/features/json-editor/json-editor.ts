import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import {
  bracketMatching,
  codeFolding,
  foldGutter,
  foldKeymap,
  indentUnit,
} from '@codemirror/language'
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint'
import { Annotation, EditorSelection, EditorState, Transaction } from '@codemirror/state'
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view'
import { completeTree, type KnownToJson } from './json-completion.ts'
import type { TextMark, TextRange } from './json-syntax.ts'
import { jsonTheme } from './json-theme.ts'
import * as words from './editor-words.ts'

export type JsonEditorOptions = {
  readonly parent: HTMLElement
  readonly text: string
  readonly known: () => KnownToJson
  /** Called for changes by the user, not for `showText`. */
  readonly onTyped: () => void
  readonly onLeave: () => void
}

/** The CSP nonce for style elements created at run time. */
const styleNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

const isShown = Annotation.define<boolean>()

/** A CodeMirror for the JSON of a tree. Tab leaves it, as in any other field. */
export const makeJsonEditor = (options: JsonEditorOptions): EditorView =>
  new EditorView({
    parent: options.parent,
    doc: options.text,
    extensions: [
      EditorView.cspNonce.of(styleNonce()),
      lineNumbers(),
      foldGutter(),
      codeFolding(),
      lintGutter(),
      history(),
      drawSelection(),
      bracketMatching(),
      closeBrackets(),
      json(),
      indentUnit.of('  '),
      EditorState.tabSize.of(2),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': words.filterAsJson }),
      autocompletion({ override: [completeTree(options.known)], icons: false }),
      keymap.of([
        ...closeBracketsKeymap,
        ...defaultKeymap,
        ...historyKeymap,
        ...foldKeymap,
        ...completionKeymap,
        ...lintKeymap,
      ]),
      EditorView.updateListener.of((update) => {
        const typed = update.transactions.some(
          (transaction) => transaction.docChanged && !transaction.annotation(isShown),
        )
        if (typed) options.onTyped()
        if (update.focusChanged && !update.view.hasFocus) options.onLeave()
      }),
      jsonTheme,
    ],
  })

/** Replaces the text. The cursor stays if the text around it does not change. */
export function showText(view: EditorView, text: string): void {
  const before = view.state.doc.toString()
  if (before === text) return
  const most = Math.min(before.length, text.length)
  let start = 0
  while (start < most && before[start] === text[start]) start += 1
  let end = 0
  while (end < most - start && before.at(-1 - end) === text.at(-1 - end)) end += 1
  view.dispatch({
    changes: {
      from: start,
      to: before.length - end,
      insert: text.slice(start, text.length - end),
    },
    annotations: [isShown.of(true), Transaction.addToHistory.of(false)],
  })
}

/** Marks problems: with errors, the text is not a tree; with warnings, the tree cannot be exported. */
export function showErrors(
  view: EditorView,
  errors: readonly TextMark[],
  warnings: readonly TextMark[],
): void {
  const length = view.state.doc.length
  const marked = (severity: 'error' | 'warning') => (error: TextMark) => ({
    from: Math.min(error.from, length),
    to: Math.min(error.to, length),
    message: error.message,
    severity,
  })
  const all = [...errors.map(marked('error')), ...warnings.map(marked('warning'))]
  view.dispatch(
    setDiagnostics(
      view.state,
      all.toSorted((a, b) => a.from - b.from),
    ),
  )
}

export function showRange(view: EditorView, { from, to }: TextRange): void {
  const length = view.state.doc.length
  const range = EditorSelection.range(Math.min(from, length), Math.min(to, length))
  view.dispatch({
    selection: range,
    effects: EditorView.scrollIntoView(range, { y: 'center' }),
  })
  view.focus()
}
