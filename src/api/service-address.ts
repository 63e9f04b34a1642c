import type { Connection } from './session.ts'

/** Where services may have their versioned operations; most have them at all three. */
export const pathPrefixes = ['/v2', '/public/v2', ''] as const
export type PathPrefix = (typeof pathPrefixes)[number]

/** The address of an operation, given by its path under `/v2`, where the service has it; or of one without a version. */
export const serviceAddress = (
  { base_url, prefix }: Pick<Connection, 'base_url' | 'prefix'>,
  path: string,
): string => base_url + (path.startsWith('/v2/') ? prefix + path.slice('/v2'.length) : path)
