import type { Cell } from '#server/store/store.ts'

type Cells = Readonly<Record<string, Cell>>

/** Fields that are never null in a record of the service: where one has no value it is left out. */
const neverNull: ReadonlySet<string> = new Set([
  'input',
  'name',
  'agent_type',
  'is_complete',
  'error_message',
  'progress_message',
])

/** Fields that are never a text in a record of this type, and never null but for `tools` and a control's output. */
const neverText: Readonly<Record<string, readonly string[]>> = {
  llm: ['input', 'output', 'tools'],
  retriever: ['output'],
  control: ['output'],
}

/**
 * The cells of a record as its fields, as clients of the service read them. A column of texts has
 * the JSON of what is none: where the record's type tells that it is none, it is itself again.
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
