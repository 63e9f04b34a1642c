/**
 * The headers of a key, the newer name first. A service may read only one of them (`service.md`), so
 * a key is sent in both.
 */
export const keyHeaders = ['Splunk-AO-API-Key', 'Galileo-API-Key'] as const

/** The header of an access token, which the hosted service accepts instead of a key. */
export const accessTokenHeader = 'X-SF-Token'

/** The headers that send a key. */
export const headersOfKey = (key: string): Record<string, string> =>
  Object.fromEntries(keyHeaders.map((name) => [name, key]))
