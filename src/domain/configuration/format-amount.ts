/** `1,204 records`. */
export const recordsText = (count: number): string =>
  `${count.toLocaleString('en')} ${count === 1 ? 'record' : 'records'}`

/** `173 sessions`. */
export const sessionsText = (count: number): string =>
  `${count.toLocaleString('en')} ${count === 1 ? 'session' : 'sessions'}`

/** Bytes as text: `812 kB`, `64.2 MB`. */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return `${bytes}\u00a0bytes`
  if (bytes < 1e6) return `${Math.round(bytes / 1000).toLocaleString('en')}\u00a0kB`
  const megabytes = bytes / 1e6
  return `${megabytes.toLocaleString('en', { maximumFractionDigits: megabytes < 100 ? 1 : 0 })}\u00a0MB`
}

/** Seconds as text: `4 s`, `2 min 5 s`. */
export function secondsText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  if (seconds < 1) return 'under 1\u00a0s'
  return whole < 60 ? `${whole}\u00a0s` : `${Math.floor(whole / 60)}\u00a0min ${whole % 60}\u00a0s`
}
