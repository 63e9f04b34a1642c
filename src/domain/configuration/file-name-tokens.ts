import type { ExportFormat } from '#domain/contract/contract.ts'
import { kebabCase } from '#domain/text/kebab-case.ts'

/** The tokens of a file name, such as `{queue}`, and their meaning. */
export const fileNameTokens = {
  queue: 'the queue’s name',
  date: 'the day, in UTC',
  time: 'the time, in UTC',
  count: 'the number of records',
  format: 'the format',
  redaction: 'redacted or unredacted',
} as const
export type FileNameToken = keyof typeof fileNameTokens

/** The values of the tokens in one export. An unknown count becomes an empty text. */
type TokenFacts = {
  readonly queue_name: string
  readonly format: ExportFormat
  readonly redact: boolean
  readonly at: Date
  readonly count: number | null
}

/**
 * Replaces the tokens of a requested name: `{queue}` in kebab-case, `{date}` as 20260309, `{time}` as
 * 080706Z, as in the API's own names. Other text in braces stays.
 */
export function fillFileName(wish: string, facts: TokenFacts): string {
  const [date = '', time = ''] = facts.at
    .toISOString()
    .replace(/[-:]|\.\d+/g, '')
    .split('T')
  const values: Record<FileNameToken, string> = {
    queue: kebabCase(facts.queue_name) || 'queue',
    date,
    time,
    count: facts.count === null ? '' : String(facts.count),
    format: facts.format,
    redaction: facts.redact ? 'redacted' : 'unredacted',
  }
  return wish.replace(/\{(\w+)\}/g, (token, name: string) =>
    Object.hasOwn(values, name) ? values[name as FileNameToken] : token,
  )
}

/** Whether the name contains the number of records. */
export const needsCount = (wish: string | null | undefined): boolean =>
  wish?.includes('{count}') === true
