/**
 * The message of an error body: a `detail` as text or list, or a `standard_error`; null for anything
 * else.
 */
export function errorText(body: unknown): string | null {
  const standard = fieldOf(body, 'standard_error')
  const sentences = [fieldOf(standard, 'message'), fieldOf(standard, 'user_action')].filter(isText)
  if (sentences.length > 0) return sentences.join(' ')
  const detail = fieldOf(body, 'detail')
  if (isText(detail)) return detail
  if (!Array.isArray(detail)) return null
  const messages = detail.map((item) => fieldOf(item, 'msg')).filter(isText)
  return messages.length > 0 ? [...new Set(messages.map(withoutPrefix))].join(' ') : null
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** Pydantic adds “Value error, ” to the message of a validator. */
export const withoutPrefix = (message: string) => message.replace(/^Value error, /, '')

/** A field of a JSON value, or undefined. */
export function fieldOf(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string | number, unknown>)[key]
    : undefined
}
