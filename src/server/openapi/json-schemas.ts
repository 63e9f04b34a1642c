import { z } from 'zod'
import { isJsonObject } from '#domain/text/json-object.ts'
import { descriptions, titleOf } from './texts.ts'
import type { Json } from './operation.ts'

type JsonSchema = { [key: string]: unknown }

export type SchemaComponents = {
  /** Often a reference to a component. */
  readonly of: (schema: z.core.$ZodType) => JsonSchema
  readonly components: Readonly<Record<string, JsonSchema>>
}

/** JSON Schemas of requests (`input`) or answers (`output`), and their components. */
export function schemaComponents(
  schemas: readonly z.core.$ZodType[],
  io: 'input' | 'output',
): SchemaComponents {
  const whole = z.toJSONSchema(z.object(Object.fromEntries(schemas.entries())), {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      openUp(jsonSchema)
      const definition = zodSchema._zod.def
      if (isDiscriminatedUnion(definition)) {
        const discriminator = discriminatorOf(definition)
        if (discriminator) jsonSchema.discriminator = discriminator
      }
    },
  })
  const { $defs = {}, properties } = JSON.parse(
    JSON.stringify(whole).replaceAll('"#/$defs/', '"#/components/schemas/'),
  ) as { properties: Record<string, JsonSchema>; $defs?: Record<string, JsonSchema> }
  return {
    of: (schema) => properties[schemas.indexOf(schema)] ?? {},
    components: described($defs),
  }
}

/**
 * Removes what zod adds beyond the contract: bounds of integers, patterns of formats, closed objects.
 */
function openUp(schema: JsonSchema): void {
  if (schema.type === 'integer') {
    if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum
    if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum
  }
  if ('format' in schema) delete schema.pattern
  delete schema.additionalProperties
}

/** A component of requests and answers must have one shape. */
export function joinComponents(
  ...parts: readonly SchemaComponents[]
): Readonly<Record<string, JsonSchema>> {
  const joined: Record<string, JsonSchema> = {}
  for (const [name, schema] of parts.flatMap(({ components }) => Object.entries(components))) {
    const known = joined[name]
    if (known && JSON.stringify(known) !== JSON.stringify(schema)) {
      throw new Error(`The component ${name} has two shapes.`)
    }
    joined[name] = schema
  }
  return joined
}

const described = (schemas: Readonly<Record<string, JsonSchema>>): Record<string, JsonSchema> =>
  Object.fromEntries(
    Object.entries(schemas).map(([component, schema]) => {
      const { properties } = schema
      const more = isJsonObject(properties)
        ? { properties: propertiesOf(component, properties) }
        : {}
      return [component, { title: component, ...meaningOf(component, ''), ...schema, ...more }]
    }),
  )

const propertiesOf = (component: string, properties: Json): JsonSchema =>
  Object.fromEntries(
    Object.entries(properties).map(([property, schema]) => {
      const known = isJsonObject(schema) ? schema : {}
      const title = titleOf(component, property)
      return [property, { title, ...meaningOf(component, property), ...known }]
    }),
  )

function meaningOf(component: string, property: string): JsonSchema {
  const description = descriptions[component]?.[property]
  return description === undefined ? {} : { description }
}

type DiscriminatedUnion = z.core.$ZodDiscriminatedUnionDef

const isDiscriminatedUnion = (definition: z.core.$ZodTypeDef): definition is DiscriminatedUnion =>
  definition.type === 'union' && 'discriminator' in definition

/** Null if an option of the union is not a component. */
function discriminatorOf({ discriminator, options }: DiscriminatedUnion): JsonSchema | null {
  const ids = options.map((option) => z.globalRegistry.get(option)?.id)
  if (ids.includes(undefined)) return null
  const entries = options.flatMap((option, index) =>
    [...(option._zod.propValues?.[discriminator] ?? [])]
      .filter((tag) => typeof tag === 'string')
      .map((tag) => [tag, `#/components/schemas/${ids[index]}`] as const),
  )
  return { propertyName: discriminator, mapping: Object.fromEntries(entries) }
}
