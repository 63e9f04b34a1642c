/**
 * The headers of a key, the newer name first. A service may take it under one of them only
 * (`service.md`), so that whoever sends a key sends it under both.
 */
export const keyHeaders = ['Splunk-AO-API-Key', 'Galileo-API-Key'] as const

/** The header of an access token, which the hosted form of the service takes instead of a key. */
export const accessTokenHeader = 'X-SF-Token'

/** The headers of a key with their value. */
export const headersOfKey = (key: string): Record<string, string> =>
  Object.fromEntries(keyHeaders.map((name) => [name, key]))
