import type { Cell } from '#server/store/store.ts'

/** Characters of all texts in a cell. */
const maxCellText = 1000

/** Short texts are structure (a message's role, for instance) and stay whole. */
const alwaysWhole = 40
/** Keys of an object that always stay: clients cannot read a message without its role. */
const keysKept = 20

/** Shortens a cell for display. Nested values keep their shape: texts are cut, lists end early. */
export const cutCell = (cell: Cell): Cell => cutValue(cell, { left: maxCellText }) as Cell

type Room = { left: number }

function cutValue(value: unknown, room: Room): unknown {
  if (typeof value === 'string') return cutText(value, room)
  if (typeof value !== 'object' || value === null) {
    room.left -= 8
    return value
  }
  if (Array.isArray(value)) {
    const items = []
    for (const item of value) {
      if (room.left <= 0) break
      items.push(cutValue(item, room))
      room.left -= 1
    }
    return items
  }
  const entries = []
  for (const [key, inner] of Object.entries(value)) {
    if (room.left <= 0 && entries.length >= keysKept) break
    room.left -= key.length
    entries.push([key, cutValue(inner, room)])
  }
  return Object.fromEntries(entries) as object
}

function cutText(text: string, room: Room): string {
  const kept = Math.max(room.left, 0)
  room.left -= text.length
  if (text.length <= Math.max(kept, alwaysWhole)) return text
  return `${text.slice(0, kept).toWellFormed()}…`
}
