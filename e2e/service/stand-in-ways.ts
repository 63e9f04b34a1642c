export type Operation =
  | 'login'
  | 'current_user'
  | 'queues'
  | 'queue'
  | 'templates'
  | 'users'
  | 'columns'
  | 'count'
  | 'search'
  | 'export'

/** The service ignores credentials in other headers. */
export type CredentialHeader =
  'splunk-ao-api-key' | 'galileo-api-key' | 'authorization' | 'x-sf-token'

export type Prefix = '/v2' | '/public/v2' | ''

export type Refusal = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** How the service behaves; `asDocumented` follows `service.md`. */
export type Ways = {
  readonly base: '' | '/ao/api'
  /** Other paths answer 404. */
  readonly prefixes: readonly Prefix[]
  /** Columns, count and search: without a prefix, or this status. */
  readonly companions: 'there' | 404 | 405
  readonly credentials: CredentialHeader
  readonly tokenSeconds: number
  /** With unknown fields and values, or with required ones only. */
  readonly answers: 'plain' | 'newer' | 'sparse'
  /** The page size of lists, whatever was asked for. */
  readonly pageSize: number | null
  /** The content type of a file, and whether it has a name. */
  readonly file: { readonly type: string | null; readonly isNamed: boolean }
  /** Makes the flat file; null for the documented form. */
  readonly flat: ((file: Buffer<ArrayBuffer>) => Buffer<ArrayBuffer>) | null
  readonly failing: {
    readonly operations: readonly Operation[]
    readonly refuse: (sent: unknown) => Refusal
  } | null
}

export const asDocumented: Ways = {
  base: '',
  prefixes: ['/v2', '/public/v2', ''],
  companions: 'there',
  credentials: 'splunk-ao-api-key',
  tokenSeconds: 8 * 3600,
  answers: 'plain',
  pageSize: null,
  file: { type: 'application/json', isNamed: false },
  flat: null,
  failing: null,
}

/** The hosted form: a base path and access tokens only. */
export const hosted = {
  base: '/ao/api',
  credentials: 'x-sf-token',
} as const satisfies Partial<Ways>

/** The service's access token differs from the person's key. */
export const accessTokenOf = (key: string): string => `access token of ${key}`
export const keyOfAccessToken = (token: string): string | null =>
  /^access token of (.+)$/.exec(token)?.[1] ?? null
