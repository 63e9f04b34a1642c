import type { Cell } from '#server/store/store.ts'

type Cells = Readonly<Record<string, Cell>>

/** The service leaves these out of a record when they have no value. */
const neverNull: ReadonlySet<string> = new Set([
  'input',
  'name',
  'agent_type',
  'is_complete',
  'error_message',
  'progress_message',
])

/** Never a text in records of this type, and never null except `tools` and a control's output. */
const neverText: Readonly<Record<string, readonly string[]>> = {
  llm: ['input', 'output', 'tools'],
  retriever: ['output'],
  control: ['output'],
}

/**
 * A record's cells as clients read them: JSON in a text column is parsed if the field is not a text.
 */
export function recordFields(cells: Cells): Cells {
  const { type } = cells
  const nested = typeof type === 'string' ? neverText[type] : undefined
  const fields = Object.entries(cells).flatMap(([id, cell]) => {
    if (cell === null) {
      const isLeftOut =
        neverNull.has(id) || (id === 'output' && (type === 'llm' || type === 'retriever'))
      return isLeftOut ? [] : [[id, cell] as const]
    }
    return [[id, nested?.includes(id) ? nestedValue(cell) : cell] as const]
  })
  return Object.fromEntries(fields)
}

function nestedValue(cell: Cell): Cell {
  if (typeof cell !== 'string' || !/^[[{]/.test(cell)) return cell
  try {
    return JSON.parse(cell) as Cell
  } catch {
    return cell
  }
}
