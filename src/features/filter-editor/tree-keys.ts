import type { KeyboardEvent } from 'react'
import type { NodeAction } from './node-actions.ts'

export type TreeCommand =
  | { readonly move: Direction }
  | { readonly select: 'next' | 'previous' }
  | { readonly action: NodeAction }
  | { readonly add: 'leaf' | 'group' }
  | { readonly open: 'field' | 'menu' | 'find' | 'keys' }
  | { readonly wrap: 'selection' }
  | { readonly drop: 'selection' }

export type Direction =
  'next' | 'previous' | 'first' | 'last' | 'left' | 'right' | 'page_down' | 'page_up'

const plain: Readonly<Record<string, TreeCommand>> = {
  ArrowDown: { move: 'next' },
  ArrowUp: { move: 'previous' },
  ArrowLeft: { move: 'left' },
  ArrowRight: { move: 'right' },
  Home: { move: 'first' },
  End: { move: 'last' },
  PageDown: { move: 'page_down' },
  PageUp: { move: 'page_up' },
  Enter: { open: 'field' },
  ContextMenu: { open: 'menu' },
  Escape: { drop: 'selection' },
  Delete: { action: 'remove' },
  Backspace: { action: 'remove' },
  n: { add: 'leaf' },
  g: { add: 'group' },
  t: { action: 'toggle' },
  m: { action: 'mute' },
  '!': { action: 'negate' },
  '(': { wrap: 'selection' },
  '/': { open: 'find' },
  '?': { open: 'keys' },
}

const withShift: Readonly<Record<string, TreeCommand>> = {
  ArrowDown: { select: 'next' },
  ArrowUp: { select: 'previous' },
  F10: { open: 'menu' },
}

const withAlt: Readonly<Record<string, TreeCommand>> = {
  ArrowUp: { action: 'up' },
  ArrowDown: { action: 'down' },
  ArrowLeft: { action: 'out' },
  ArrowRight: { action: 'in' },
}

/** Null if the key keeps its usual meaning. */
export function treeCommand(event: KeyboardEvent): TreeCommand | null {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = event
  const name = key.length === 1 ? key.toLowerCase() : key
  if (ctrlKey || metaKey) return name === 'd' && !altKey ? { action: 'duplicate' } : null
  // Some keyboards need Shift or Alt for these characters, so modifiers do not count for them.
  const table = altKey && name.length > 1 ? withAlt : plain
  if (shiftKey && !altKey && Object.hasOwn(withShift, name)) return withShift[name] ?? null
  if (altKey && /^[a-z]$/.test(name)) return null
  return Object.hasOwn(table, name) ? (table[name] ?? null) : null
}
