export type ClickhouseAddress = {
  readonly url: string
  readonly database: string
  readonly username: string
  readonly password: string
  /** Null for a single server. */
  readonly cluster: string | null
}

/** Names are always quoted; this only refuses what must be a mistake. */
const nameForm = /^[\w.-]{1,200}$/

/**
 * Reads `clickhouse://user:password@host:8123/database`, `clickhouses://` over TLS, `?cluster=name`.
 * Missing credentials come from `environment`.
 * @returns null for anything else; never print the text, it may hold a password
 */
export function readStoreAddress(
  text: string,
  environment: Readonly<Record<string, string | undefined>>,
): ClickhouseAddress | null {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || url.hostname === '' || url.hash !== '') return null
  const isSafe = url.protocol === 'clickhouses:'
  if (!isSafe && url.protocol !== 'clickhouse:') return null
  const { cluster, others } = readSettings(url.searchParams)
  const database = decoded(url.pathname.slice(1)) ?? ''
  const username = decoded(url.username)
  const password = decoded(url.password)
  if (others || !nameForm.test(database) || (cluster !== null && !nameForm.test(cluster)))
    return null
  if (username === null || password === null) return null
  return {
    url: `${isSafe ? 'https' : 'http'}://${url.hostname}:${url.port || (isSafe ? 8443 : 8123)}`,
    database,
    username: username || environment.WINNOW_CLICKHOUSE_USER || 'default',
    password: password || environment.WINNOW_CLICKHOUSE_PASSWORD || '',
    cluster,
  }
}

const readSettings = (settings: URLSearchParams) => ({
  cluster: settings.get('cluster'),
  others: [...settings.keys()].some((key, index) => key !== 'cluster' || index > 0),
})

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
