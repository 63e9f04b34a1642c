const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * How dates are told in a zone (an IANA name), to the minute or to the second. Each format is made
 * once: to make one takes longer than to use it a hundred times.
 */
export function dateFormat(timeZone: string, precision: 'minute' | 'second'): Intl.DateTimeFormat {
  const name = `${precision} ${timeZone}`
  const known = formats.get(name)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    ...(precision === 'second' ? { second: '2-digit' } : {}),
    timeZone,
  })
  formats.set(name, format)
  return format
}
