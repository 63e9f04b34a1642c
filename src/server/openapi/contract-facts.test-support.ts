export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type Schema = { [key: string]: Json }

/** `FilterLeaf_Annotated_Union_…` of the service's generator is our `FilterLeaf`. */
const shortName = (name: string) => name.replace(/(_Annotated_.*|-Input)$/, '')

/**
 * The meaning of a schema without the generator's spelling: no titles, descriptions or examples, short
 * names, `anyOf` for a list of types, and the filter expression's union inlined.
 */
function meaning(schema: Json, components: Schema): Json {
  if (Array.isArray(schema)) return schema.map((item) => meaning(item, components))
  if (typeof schema !== 'object' || schema === null) return schema
  if (typeof schema.$ref === 'string') {
    const name = schema.$ref.split('/').at(-1) ?? ''
    const rest = Object.fromEntries(Object.entries(schema).filter(([key]) => key === 'default'))
    if (shortName(name) === 'FilterExpression') return meaning(components[name] ?? null, components)
    return { ...rest, $ref: shortName(name) }
  }
  if (Array.isArray(schema.type)) {
    const { type, ...rest } = schema
    return meaning({ anyOf: type.map((one) => ({ ...rest, type: one })) }, components)
  }
  const entries = Object.entries(schema)
    .filter(
      ([key]) =>
        !['title', 'description', 'example', 'propertyNames', 'additionalProperties'].includes(key),
    )
    .map(([key, value]) => [key, meaningOf(key, value, components)] as const)
    .toSorted(([a], [b]) => a.localeCompare(b))
  return Object.fromEntries(entries)
}

/** The published file gives the targets of a discriminator as `$ref` objects, OpenAPI as strings. */
const targetName = (target: Json): string => JSON.stringify(target).match(/([^"/]+)"}?$/)?.[1] ?? ''

function meaningOf(key: string, value: Json, components: Schema): Json {
  if (key === 'properties' && typeof value === 'object' && value && !Array.isArray(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, meaning(inner, components)]),
    )
  }
  if (key === 'mapping' && typeof value === 'object' && value && !Array.isArray(value)) {
    return Object.fromEntries(
      Object.entries(value)
        .map(([tag, target]) => [tag, shortName(targetName(target))] as const)
        .toSorted(([a], [b]) => a.localeCompare(b)),
    )
  }
  return key === 'required' && Array.isArray(value)
    ? value.map(String).toSorted((a, b) => a.localeCompare(b))
    : meaning(value, components)
}

const path = '/v2/annotation_queues/{queue_id}/records/export'
const partsOfOperation = ['parameters', 'requestBody', 'operationId', 'tags', 'summary'] as const

type Document = Schema & {
  components: { schemas: Record<string, Schema>; securitySchemes: Record<string, Schema> }
  paths: Record<
    string,
    { post: Schema & { security: Schema[]; responses: Record<string, Schema> } }
  >
}

const isExpression = (name: string) => shortName(name) === 'FilterExpression'
const isSchema = (json: Json | undefined): json is Schema =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

/**
 * The meaning of every schema of the export, the titles of properties, and which have a description.
 */
export function factsOf(document: Document) {
  const { schemas, securitySchemes } = document.components
  const { post } = document.paths[path] ?? {}
  if (!post) throw new Error('the document has no export')
  const named = Object.entries(schemas)
    .filter(([name]) => !isExpression(name))
    .flatMap(([name, schema]) => [
      [shortName(name), schema] as const,
      ...Object.entries(isSchema(schema.properties) ? schema.properties : {}).flatMap(
        ([property, inner]) =>
          isSchema(inner) ? [[`${shortName(name)}.${property}`, inner] as const] : [],
      ),
    ])
  const texts = (key: 'title' | 'description') =>
    Object.fromEntries(
      named.flatMap(([name, schema]) => {
        const text = schema[key]
        return typeof text === 'string' && !text.includes('[') ? [[name, text] as const] : []
      }),
    )
  return {
    schemas: Object.fromEntries(
      Object.entries(schemas)
        .filter(([name]) => !isExpression(name))
        .map(([name, schema]) => [shortName(name), meaning(schema, schemas)]),
    ),
    titles: texts('title'),
    descriptions: texts('description'),
    operation: Object.fromEntries(
      partsOfOperation.map((part) => [part, meaning(post[part] ?? null, schemas)]),
    ),
    invalid: meaning(post.responses['422']?.content ?? null, schemas),
    statuses: Object.keys(post.responses),
    security: post.security,
    key_header: meaning(securitySchemes.APIKeyHeader ?? null, schemas),
    password: meaning(securitySchemes.OAuth2PasswordBearer?.type ?? null, schemas),
  }
}
export type Facts = ReturnType<typeof factsOf>
