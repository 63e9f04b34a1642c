/** `1,204 records`. */
export const recordsText = (count: number): string =>
  `${count.toLocaleString('en')} ${count === 1 ? 'record' : 'records'}`

/** Bytes as a person reads them: `812 kB`, `64.2 MB`. */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  if (bytes < 1e6) return `${Math.round(bytes / 1000).toLocaleString('en')} kB`
  const megabytes = bytes / 1e6
  return `${megabytes.toLocaleString('en', { maximumFractionDigits: megabytes < 100 ? 1 : 0 })} MB`
}

/** Seconds as a person reads them: `4 s`, `2 min 5 s`. */
export function secondsText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}
