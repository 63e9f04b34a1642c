/** What the service has, by what the builder asks of it. */
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

/** The one header under which it takes credentials; what comes under another is not looked at. */
export type CredentialHeader =
  'splunk-ao-api-key' | 'galileo-api-key' | 'authorization' | 'x-sf-token'

export type Prefix = '/v2' | '/public/v2' | ''

/** An answer in place of the service's own. */
export type Refusal = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** How the service behaves; `asDocumented` is `service.md` to the letter. */
export type Ways = {
  /** What stands before all of its paths. */
  readonly base: '' | '/ao/api'
  /** Where its operations are; every other path is a 404. */
  readonly prefixes: readonly Prefix[]
  /** Columns, count and search: there, without a prefix, or answered with this status. */
  readonly companions: 'there' | 404 | 405
  readonly credentials: CredentialHeader
  /** How long a token is good for. */
  readonly tokenSeconds: number
  /** Fields and values that nobody knows yet, or only what must be there. */
  readonly answers: 'plain' | 'newer' | 'sparse'
  /** Entries in a page of a list, whatever was asked for. */
  readonly pageSize: number | null
  /** Of a file: the type that it comes under, and whether the service names it. */
  readonly file: { readonly type: string | null; readonly isNamed: boolean }
  /** What it makes of a JSONL file where a flat one is asked for; null for what is documented. */
  readonly flat: ((file: Buffer<ArrayBuffer>) => Buffer<ArrayBuffer>) | null
  /** What goes wrong; made of the body that was sent. */
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

/** The hosted form: everything under a base path, and access tokens alone. */
export const hosted = {
  base: '/ao/api',
  credentials: 'x-sf-token',
} as const satisfies Partial<Ways>

/** Not the key of a person: what the service takes for one is its own. */
export const accessTokenOf = (key: string): string => `access token of ${key}`
export const keyOfAccessToken = (token: string): string | null =>
  /^access token of (.+)$/.exec(token)?.[1] ?? null
