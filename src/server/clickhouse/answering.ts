import { whileAsked } from '#server/store/while-asked.ts'
import type { Engine } from './engine.ts'

/** Sends a statement of an answer, and reads all its rows. */
export type Run = (query: Parameters<Engine['rows']>[0]) => ReturnType<Engine['rows']>

/** Sends the statements of one answer; they stop with who waits for it, or when all take too long. */
export function answering<T>(engine: Engine, use: (run: Run) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const connection = { interrupt: () => controller.abort() }
  return whileAsked(connection, (stillAsked) =>
    use((query) => {
      stillAsked()
      return engine.rows(query, { signal: controller.signal })
    }),
  )
}
