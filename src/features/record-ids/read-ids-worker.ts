import { readIdText, type IdText } from '#domain/record-ids/record-ids.ts'

export type ReadOrder = { readonly id: number; readonly text: string }

/** What was read, in a form that costs the page little to take: one text and lists of numbers. */
export type ReadAnswer = {
  readonly id: number
  /** A line each. */
  readonly record_ids: string
  readonly rest: Omit<IdText['ids'], 'record_ids' | 'lines_without_id'>
  readonly lines_without_id: Uint32Array
  readonly words: IdText['words']
}

/** Reads pasted text away from the page: 100 000 ids must not hold it up. */
addEventListener('message', ({ data }: MessageEvent<ReadOrder>) => {
  const { ids, words } = readIdText(data.text)
  const { record_ids, lines_without_id, ...rest } = ids
  const answer: ReadAnswer = {
    id: data.id,
    record_ids: record_ids.join('\n'),
    rest,
    lines_without_id: Uint32Array.from(lines_without_id),
    words,
  }
  const moved = [...Object.values(words), answer.lines_without_id].map(({ buffer }) => buffer)
  postMessage(answer, { transfer: moved })
})
