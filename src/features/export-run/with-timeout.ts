/** A service that counts for longer does not keep a verdict waiting, in milliseconds. */
const patience = 30_000

/** What the work brings, or something else where it takes too long. */
export function withPatience<T>(work: Promise<T>, otherwise: T): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLong = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), patience)
  })
  return Promise.race([work, tooLong]).finally(() => clearTimeout(timer))
}
