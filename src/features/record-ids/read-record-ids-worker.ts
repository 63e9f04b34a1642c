import { readRecordIds } from '#domain/record-ids.ts'

/** Reads pasted text away from the page: 100 000 ids must not hold it up. */
addEventListener('message', ({ data }: MessageEvent<{ id: number; text: string }>) => {
  postMessage({ id: data.id, read: readRecordIds(data.text) })
})
