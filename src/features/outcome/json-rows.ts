/** A visible row of a JSON value that is shown as a tree. */
export type JsonRow = {
  /** The places of its parents and itself: `/0/3`. The root's is empty. */
  readonly path: string
  /** From 1. */
  readonly level: number
  /** The name of a property or the place in a list; null for the root. */
  readonly key: string | null
  readonly place: number
  readonly siblings: number
  readonly kind: 'object' | 'list' | 'text' | 'other'
  /** The number of entries, or of characters of a text. */
  readonly size: number
  /** The text of a value without entries, cut if the row is closed. */
  readonly text: string
  /** Null for a value that is always shown in full. */
  readonly isOpen: boolean | null
}

/** A longer text starts closed. Its row then shows half as much, so that opening it is worth a press. */
const longText = 800
const closedText = 400
/** An open row shows no more, so that the browser lays it out at once. */
const openText = 20_000

/** What is directly in the root starts open, unless it is long. */
const openLevels = 2
const longList = 30

export type JsonRows = {
  readonly rows: readonly JsonRow[]
  /** Whether there are more rows than `most`. */
  readonly isCut: boolean
}

/** The rows of a value, at most `most`. `toggled` says which paths are open against the default. */
export function jsonRows(value: unknown, toggled: ReadonlySet<string>, most: number): JsonRows {
  const rows: JsonRow[] = []
  const add = (
    item: unknown,
    at: Pick<JsonRow, 'path' | 'level' | 'key' | 'place' | 'siblings'>,
  ): void => {
    if (rows.length > most) return
    const row = { ...at, ...readItem(item, at.level, toggled.has(at.path)) }
    rows.push(row)
    if (row.isOpen !== true || typeof item !== 'object' || item === null) return
    const entries = Object.entries(item)
    for (const [place, [key, inner]] of entries.entries()) {
      if (rows.length > most) return
      const path = `${at.path}/${place}`
      add(inner, { path, level: at.level + 1, key, place, siblings: entries.length })
    }
  }
  add(value, { path: '', level: 1, key: null, place: 0, siblings: 1 })
  return { rows: rows.slice(0, most), isCut: rows.length > most }
}

function readItem(
  item: unknown,
  level: number,
  isToggled: boolean,
): Pick<JsonRow, 'kind' | 'size' | 'text' | 'isOpen'> {
  if (typeof item === 'object' && item !== null) {
    const size = Object.keys(item).length
    const isOpenAtFirst = level === 1 || (level <= openLevels && size <= longList)
    return {
      kind: Array.isArray(item) ? 'list' : 'object',
      size,
      text: '',
      isOpen: size === 0 ? null : isOpenAtFirst !== isToggled,
    }
  }
  if (typeof item !== 'string') {
    return { kind: 'other', size: 0, text: JSON.stringify(item) ?? 'null', isOpen: null }
  }
  const isLong = item.length > longText
  const shown = isLong && !isToggled ? closedText : openText
  return {
    kind: 'text',
    size: item.length,
    text: item.length > shown ? `${item.slice(0, shown).toWellFormed()}…` : item,
    isOpen: isLong ? isToggled : null,
  }
}

/** The object or list that a text is the JSON of; undefined for every other text. */
export function parsedJson(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
