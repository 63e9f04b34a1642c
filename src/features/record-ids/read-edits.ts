import type { IdText } from '#domain/record-ids/record-ids.ts'
import { createTurns } from '#ui/in-turn.ts'

/**
 * Edits of a text that must be read first. Reading a long one takes a moment: each edit gets the text
 * as it is then, with its own reading, so that no place in it is one of an earlier text.
 */
export function createReadEdits(
  current: () => string,
  read: (text: string) => Promise<IdText>,
): (edit: (text: string, read: IdText) => void) => Promise<void> {
  const inTurn = createTurns()
  return (edit) =>
    inTurn(async () => {
      for (;;) {
        const text = current()
        const known = await read(text)
        if (current() === text) return edit(text, known)
      }
    })
}
