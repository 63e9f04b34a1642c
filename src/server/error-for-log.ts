/**
 * What the log says of an error: its kind and where it happened. Its message is left out, for a
 * database quotes the values it was given.
 */
export function errorForLog(error: unknown): { readonly error: string; readonly at: string[] } {
  if (!(error instanceof Error)) return { error: typeof error, at: [] }
  const at = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return { error: error.name, at: at.slice(0, 8).map((line) => line.trim()) }
}
