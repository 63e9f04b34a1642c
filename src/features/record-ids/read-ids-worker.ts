import { readIdText, type IdText } from '#domain/record-ids/record-ids.ts'

export type ReadOrder = { readonly id: number; readonly text: string }

/** One text and number lists, because they transfer to the page fast. */
export type ReadAnswer = {
  readonly id: number
  /** One id per line. */
  readonly record_ids: string
  readonly rest: Omit<IdText['ids'], 'record_ids' | 'lines_without_id'>
  readonly lines_without_id: Uint32Array
  readonly words: IdText['words']
}

/** Reads pasted text in a worker, because 100 000 ids would block the page. */
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
