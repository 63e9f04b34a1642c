import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

const highlight = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--color-accent-text)' },
  { tag: tags.string, color: 'var(--color-ink)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--color-and)' },
  { tag: [tags.separator, tags.squareBracket, tags.brace], color: 'var(--color-ink-3)' },
])

const selected = { backgroundColor: 'var(--color-accent-soft) !important' }

export const jsonTheme = [
  syntaxHighlighting(highlight),
  EditorView.theme({
    '&': {
      fontSize: '13px',
      backgroundColor: 'transparent',
      borderRadius: '8px',
      minHeight: '184px',
      maxHeight: '62dvh',
    },
    '&.cm-focused': { outline: '2px solid var(--color-accent)', outlineOffset: '-2px' },
    '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '20px' },
    '.cm-content': { caretColor: 'var(--color-ink)', padding: '8px 0' },
    '.cm-cursor': { borderLeftColor: 'var(--color-ink)' },
    '.cm-selectionBackground': selected,
    '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': selected,
    '.cm-gutters': {
      backgroundColor: 'transparent',
      color: 'var(--color-ink-3)',
      border: 'none',
    },
    '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
    '.cm-foldPlaceholder': {
      backgroundColor: 'var(--color-sunken)',
      border: 'none',
      color: 'var(--color-ink-2)',
      padding: '0 6px',
    },
    '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--color-accent-soft)' },
    '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'var(--color-bad-soft)' },
    '.cm-tooltip': {
      backgroundColor: 'var(--color-raised)',
      color: 'var(--color-ink)',
      border: '1px solid var(--color-line-strong)',
      borderRadius: '8px',
      boxShadow: 'var(--shadow-overlay)',
      overflow: 'hidden',
    },
    '.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font-sans)', maxHeight: '16em' },
    '.cm-tooltip-autocomplete > ul > li': { padding: '4px 10px' },
    '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
      backgroundColor: 'var(--color-accent-soft)',
      color: 'var(--color-accent-text)',
    },
    '.cm-completionDetail': {
      color: 'var(--color-ink-2)',
      fontStyle: 'normal',
      marginLeft: '10px',
    },
    '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '600' },
    '.cm-diagnostic': {
      borderLeft: '3px solid var(--color-bad)',
      padding: '4px 10px',
      fontFamily: 'var(--font-sans)',
    },
    '.cm-diagnostic-warning': { borderLeftColor: 'var(--color-warn)' },
    '.cm-lintRange-error': {
      backgroundImage: 'none',
      textDecoration: 'underline wavy var(--color-bad)',
    },
    '.cm-lintRange-warning': {
      backgroundImage: 'none',
      textDecoration: 'underline wavy var(--color-warn)',
    },
  }),
]
