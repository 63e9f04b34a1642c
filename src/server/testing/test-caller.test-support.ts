import type { Caller } from '#server/store/store.ts'

/** Waits for every answer. */
export const testCaller: Caller = {
  person: '00000000-0000-4000-8000-00000000ca11',
  signal: new AbortController().signal,
}
