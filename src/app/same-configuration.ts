import type { Configuration } from '#domain/configuration/configuration.ts'

/** Compares fields by identity, because unchanged parts of a configuration keep their objects. */
export const isSameConfiguration = (a: Configuration, b: Configuration): boolean =>
  (Object.keys(b) as (keyof Configuration)[]).every((field) => a[field] === b[field])
