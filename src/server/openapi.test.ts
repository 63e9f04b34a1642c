import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { openApiDocument } from './openapi.ts'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type Schema = { [key: string]: Json }

/** `FilterLeaf_Annotated_Union_…` of the service's generator is our `FilterLeaf`. */
const shortName = (name: string) => name.replace(/(_Annotated_.*|-Input)$/, '')

/**
 * The meaning of a schema, apart from how a generator spells it: no titles and descriptions, short
 * names, `anyOf` for a list of types, the filter expression's union in place of its name.
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
      ([key]) => !['title', 'description', 'propertyNames', 'additionalProperties'].includes(key),
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
const contractFile = process.env.WINNOW_CONTRACT ?? '../shared/spec/export-endpoint.openapi.yaml'

test.runIf(existsSync(contractFile))(
  'the generated operation and the published contract describe the same requests',
  () => {
    const contract = parse(readFileSync(contractFile, 'utf8')) as Schema & {
      components: { schemas: Schema }
      paths: Record<string, { post: Schema }>
    }
    const generated = JSON.parse(JSON.stringify(openApiDocument())) as typeof contract
    const theirs = contract.components.schemas
    const ours = generated.components.schemas
    const names = Object.keys(theirs).filter((name) => shortName(name) !== 'FilterExpression')
    expect(names).toHaveLength(17)
    for (const name of names) {
      expect(meaning(ours[shortName(name)] ?? null, ours), name).toEqual(
        meaning(theirs[name] ?? null, theirs),
      )
    }
    for (const part of ['parameters', 'requestBody', 'operationId', 'tags', 'security']) {
      expect(meaning(generated.paths[path]?.post[part] ?? null, ours), part).toEqual(
        meaning(contract.paths[path]?.post[part] ?? null, theirs),
      )
    }
  },
)

test('the document names every type of leaf filter with its component', () => {
  const { components } = openApiDocument() as {
    components: { schemas: Record<string, { properties: Record<string, Schema> }> }
  }
  expect(components.schemas.FilterLeaf?.properties.filter?.discriminator).toMatchObject({
    propertyName: 'type',
    mapping: { fully_annotated: '#/components/schemas/LogRecordsFullyAnnotatedFilter' },
  })
})
