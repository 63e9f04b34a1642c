import { formatFacts } from '#domain/contract/export-formats.ts'
import { z } from '#domain/contract/zod.ts'

/** A download link. It works once, for ten minutes, without credentials. */
export const exportUrlAnswerSchema = z
  .looseObject({
    url: z.url(),
    url_expires_at: z.iso.datetime({ offset: true }),
    file_name: z.string().min(1),
    content_type: z.enum([formatFacts.jsonl.content_type, formatFacts.csv.content_type]),
    progress_url: z.url(),
  })
  .meta({ id: 'ExportUrlResponse' })
export type ExportUrlAnswer = z.output<typeof exportUrlAnswerSchema>

/** The part of a link that the browser reads. The real service has no `progress_url`. */
export const openedLinkSchema = z.object({
  url: z.url({ protocol: /^https?$/ }),
  file_name: z.string().catch('export'),
  progress_url: z.url({ protocol: /^https?$/ }).optional(),
})
export type ExportUrl = z.output<typeof openedLinkSchema>

/** The progress of a link's file: `waiting` until the link is opened, `broken` if the file ended early. */
export const downloadProgressSchema = z
  .object({
    state: z.enum(['waiting', 'running', 'finished', 'broken']),
    records: z.int(),
    bytes: z.number(),
    sha256: z.string().nullable(),
    started_at: z.string().nullable(),
    ended_at: z.string().nullable(),
  })
  .meta({ id: 'DownloadProgress' })
export type DownloadProgress = z.output<typeof downloadProgressSchema>
