import { expect, test } from 'vitest'
import { readIdText } from '#domain/record-ids/record-ids.ts'
import { withoutIds } from '#domain/record-ids/record-ids-edit.ts'
import { createReadEdits } from './read-edits.ts'

const ids = [1, 2, 3].map((number) => `00000000-0000-4000-8000-00000000000${number}`)
const [a = '', b = '', c = ''] = ids

test('two ids are removed one right after the other while the text is read, and typed text stays', async () => {
  let text = `${ids.join('\n')}\n`
  const edit = createReadEdits(
    () => text,
    async (given) => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      return readIdText(given)
    },
  )
  const remove = (id: string) =>
    edit((now, read) => {
      text = withoutIds(now, read, new Set([id]))
    })
  const removals = [remove(a), remove(c)]
  text = `typed\n${text}`
  await Promise.all(removals)
  expect(text).toBe(`typed\n${b}\n`)
})
