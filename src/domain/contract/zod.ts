import * as z from 'zod/mini'

/**
 * zod for all code that runs in the browser. `zod/mini` has functions instead of methods, so the
 * page loads only those that it uses. It has no error texts of its own.
 */
export { z }

/** Adds to the JSON schema of a schema; `id` is its name in the OpenAPI document. */
// @__NO_SIDE_EFFECTS__
export function withMeta<Schema extends z.ZodMiniType>(
  schema: Schema,
  meta: z.core.GlobalMeta,
): Schema {
  z.globalRegistry.add(schema, meta)
  return schema
}

/** False in the page, where Vite replaces it. Without Vite, this is the server. */
const isServer = import.meta.env?.SSR ?? true

/**
 * The schema with a generated function, which parses several times as fast. Only on the server: the
 * CSP of the page forbids generated code.
 */
export const compiled = <Schema extends z.ZodMiniType>(schema: Schema): Schema =>
  isServer ? z.compile(schema) : schema
