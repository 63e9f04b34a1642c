import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { projectFolder } from '#domain/testing/golden-cases.test-support.ts'
import {
  contractFormats,
  exportRequestSchema,
  filterSchemas,
  filterTreeSelectorSchema,
  maxBodyBytes,
  maxRecordIds,
  maxTreeDepth,
  maxTreeNodes,
  recordIdsSelectorSchema,
} from './contract.ts'
import type { z } from './zod.ts'

type Fact = {
  readonly default?: unknown
  readonly const?: string
  readonly enum?: readonly string[]
  readonly minItems?: number
  readonly maxItems?: number
}
type SchemaFacts = {
  readonly required?: readonly string[]
  readonly properties: Readonly<Record<string, Fact>>
}
type Facts = {
  readonly limits: Readonly<Record<string, unknown>>
  readonly schemas: Readonly<Record<string, SchemaFacts>> & {
    readonly LLMExportFormat: Fact & SchemaFacts
    readonly FilterLeaf: {
      readonly properties: { filter: { discriminator: { mapping: Record<string, string> } } }
    }
  }
}

const { limits, schemas } = JSON.parse(
  readFileSync(`${projectFolder}/contract.json`, 'utf8'),
) as Facts
const filterNames = schemas.FilterLeaf.properties.filter.discriminator.mapping

const objectSchemas: Readonly<Record<string, { readonly shape: object } & z.ZodMiniType>> = {
  AnnotationQueueExportRequest: exportRequestSchema,
  AnnotationQueueRecordsByRecordIDs: recordIdsSelectorSchema,
  AnnotationQueueRecordsByFilterTree: filterTreeSelectorSchema,
  ...Object.fromEntries(
    Object.entries(filterSchemas).map(([type, schema]) => [filterNames[type] ?? type, schema]),
  ),
}

const everyOperator = [
  ...new Set(
    Object.values(schemas).flatMap((schema) =>
      'properties' in schema ? ((schema as SchemaFacts).properties.operator?.enum ?? []) : [],
    ),
  ),
]
const uuid = '22222222-2222-4222-8222-222222222222'

test('the schemas know every leaf type of the contract, and no other', () => {
  expect(Object.keys(filterSchemas).toSorted()).toEqual(Object.keys(filterNames).toSorted())
  expect(contractFormats).toEqual(schemas.LLMExportFormat.enum)
})

test.each(Object.entries(objectSchemas))(
  '%s has the properties of the contract',
  (name, schema) => {
    const { properties, required = [] } = schemas[name] as SchemaFacts
    expect(Object.keys(schema.shape).toSorted()).toEqual(Object.keys(properties).toSorted())
    const missing = schema.safeParse({}).error?.issues.map(({ path }) => String(path[0])) ?? []
    expect(new Set(missing)).toEqual(new Set(required))
  },
)

const properties = Object.entries(objectSchemas).flatMap(([name, schema]) =>
  Object.entries(schema.shape as Record<string, z.ZodMiniType>).map(
    ([key, property]) =>
      [`${name}.${key}`, property, schemas[name]?.properties[key] ?? {}] as const,
  ),
)

test.each(properties)('%s has its default, values and limits', (_, property, fact) => {
  const accepts = (value: unknown) => property.safeParse(value).success
  if (fact.default !== undefined) expect(property.parse(undefined)).toBe(fact.default)
  if (fact.const !== undefined)
    expect([accepts(fact.const), accepts(`${fact.const}x`)]).toEqual([true, false])
  if (fact.enum) expect(everyOperator.filter(accepts).toSorted()).toEqual(fact.enum.toSorted())
  const list = (length: number) => Array.from({ length }, () => uuid)
  if (fact.minItems !== undefined)
    expect([accepts(list(fact.minItems - 1)), accepts(list(fact.minItems))]).toEqual([false, true])
  if (fact.maxItems !== undefined)
    expect([accepts(list(fact.maxItems)), accepts(list(fact.maxItems + 1))]).toEqual([true, false])
})

test('the limits are those of the facts', () => {
  expect(limits).toEqual({
    body_bytes: maxBodyBytes,
    tree_nodes: maxTreeNodes,
    tree_depth: maxTreeDepth,
    record_ids: [1, maxRecordIds],
  })
})
