import type { KeyboardEvent } from 'react'
import type { NodeAction } from './node-actions.ts'

/** What a key asks of the row that has the focus. */
export type TreeCommand =
  | { readonly move: 'next' | 'previous' | 'first' | 'last' | 'left' | 'right' }
  | { readonly action: NodeAction }
  | { readonly add: 'leaf' | 'group' }
  | { readonly enter: true }

const plain: Readonly<Record<string, TreeCommand>> = {
  ArrowDown: { move: 'next' },
  ArrowUp: { move: 'previous' },
  ArrowLeft: { move: 'left' },
  ArrowRight: { move: 'right' },
  Home: { move: 'first' },
  End: { move: 'last' },
  Enter: { enter: true },
  Delete: { action: 'remove' },
  Backspace: { action: 'remove' },
  n: { add: 'leaf' },
  g: { add: 'group' },
  t: { action: 'toggle' },
  m: { action: 'mute' },
  '!': { action: 'negate' },
}

const withAlt: Readonly<Record<string, TreeCommand>> = {
  ArrowUp: { action: 'up' },
  ArrowDown: { action: 'down' },
  ArrowLeft: { action: 'out' },
  ArrowRight: { action: 'in' },
}

/** The command of a key press on a row, or `null`: then the key means what it always does. */
export function treeCommand(event: KeyboardEvent): TreeCommand | null {
  const { key, altKey, ctrlKey, metaKey } = event
  const name = key.length === 1 ? key.toLowerCase() : key
  if (ctrlKey || metaKey) return name === 'd' && !altKey ? { action: 'duplicate' } : null
  const table = altKey ? withAlt : plain
  return Object.hasOwn(table, name) ? (table[name] ?? null) : null
}
