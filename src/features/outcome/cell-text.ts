/** Longer cell text is cut off on screen. */
const maxLength = 300

/** The value of a column in a record: under the column's id, or nested under the parts of the id. */
export function cellValue(record: Readonly<Record<string, unknown>>, columnId: string): unknown {
  if (Object.hasOwn(record, columnId)) return record[columnId]
  const slash = columnId.indexOf('/')
  if (slash < 0) return undefined
  const [group, key] = [columnId.slice(0, slash), columnId.slice(slash + 1)]
  if (group === 'metrics') {
    const info = property(property(record.metric_info, key), 'value')
    if (info !== undefined) return info
  }
  return property(record[group], key)
}

const property = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined

/** A value as the file shows it: text unchanged, nested values as compact JSON. */
export function cellText(value: unknown): string {
  if (value === undefined || value === null) return ''
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text
}
