import type { z } from '#domain/contract/zod.ts'

export const tags = {
  annotation_queue_records: 'Exports, columns, counts and pages of the records of a queue.',
  annotation_queues: 'The queues that a user can read, with their templates and members.',
  auth: 'Sign-in, and the signed-in user.',
  selections: 'What a filter tree or an export selects. Only this server has these operations.',
  shared_exports:
    'Configurations that are too long for a link. Only this server has these operations.',
  downloads: 'Download links of this server, and the progress of their files.',
  server: 'The state of the server.',
} as const satisfies Readonly<Record<string, string>>

export type Json = { readonly [key: string]: unknown }

export type Answer = {
  readonly description: string
  readonly headers?: Json
  readonly content?:
    | {
        readonly type: 'application/json'
        readonly schema: z.ZodMiniType
        readonly example?: unknown
      }
    /** Anything that is not JSON: descriptions of the bodies by media type. */
    | { readonly texts: Readonly<Record<string, string>> }
}

type Body = {
  readonly type?: 'application/json' | 'application/x-www-form-urlencoded'
  readonly schema: z.ZodMiniType
  readonly isOptional?: true
  readonly example?: unknown
}

/** Path parameters, security and refusals are derived. */
export type Operation = {
  readonly method: 'get' | 'post' | 'delete'
  /** With `/v2` where the operation also exists under `/public/v2` and without a prefix. */
  readonly path: string
  readonly operationId: string
  readonly tag: keyof typeof tags
  readonly summary: string
  readonly description: string
  /** `queue`: the user must be signed in and able to read the queue in the path. */
  readonly access: 'public' | 'signed_in' | 'queue'
  readonly isPaged?: true
  readonly body?: Body
  readonly answers: Readonly<Record<string, Answer>>
  /** Refusals beyond those of the kind of operation, or in place of them. */
  readonly refusals?: Readonly<Record<string, string>>
}
