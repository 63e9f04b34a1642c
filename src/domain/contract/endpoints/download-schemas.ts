import { formatFacts } from '#domain/contract/export-formats.ts'
import { withMeta, z } from '#domain/contract/zod.ts'

/** A download link. It works once, for ten minutes, without credentials. */
export const exportUrlAnswerSchema = withMeta(
  z.looseObject({
    url: z.url(),
    url_expires_at: z.iso.datetime({ offset: true }),
    file_name: z.string().check(z.minLength(1)),
    content_type: z.enum([formatFacts.jsonl.content_type, formatFacts.csv.content_type]),
    progress_url: z.url(),
  }),
  { id: 'ExportUrlResponse' },
)
export type ExportUrlAnswer = z.output<typeof exportUrlAnswerSchema>

/** The part of a link that the browser reads. The real service has no `progress_url`. */
export const openedLinkSchema = z.object({
  url: z.url({ protocol: /^https?$/ }),
  file_name: z.catch(z.string(), 'export'),
  progress_url: z.optional(z.url({ protocol: /^https?$/ })),
})
export type ExportUrl = z.output<typeof openedLinkSchema>

/** The progress of a link's file: `waiting` until the link is opened, `broken` if the file ended early. */
export const downloadProgressSchema = withMeta(
  z.object({
    state: z.enum(['waiting', 'running', 'finished', 'broken']),
    records: z.int(),
    bytes: z.number(),
    sha256: z.nullable(z.string()),
    started_at: z.nullable(z.string()),
    ended_at: z.nullable(z.string()),
  }),
  { id: 'DownloadProgress' },
)
export type DownloadProgress = z.output<typeof downloadProgressSchema>
