import { z } from 'zod'
import { exportRequestSchema } from '#domain/contract/contract.ts'
import { httpValidationErrorSchema } from '#domain/contract/validation-error.ts'
import { errorDetail, exportResponses, securitySchemes } from './openapi-responses.ts'
import { descriptions, titleOf } from './openapi-texts.ts'

type JsonSchema = { [key: string]: unknown }

const exportPath = '/v2/annotation_queues/{queue_id}/records/export'

/** The OpenAPI 3.1 document of the export endpoint, generated from the contract's schemas. */
export function openApiDocument(): JsonSchema {
  const request = componentsOf(exportRequestSchema)
  const error = componentsOf(httpValidationErrorSchema)
  return {
    openapi: '3.1.0',
    info: { title: 'Winnow: export of annotation queue records', version: '2' },
    servers: [
      {
        url: '/',
        description: 'This server. It has the same path under /public/v2 and without a prefix too.',
      },
    ],
    paths: {
      [exportPath]: {
        post: {
          tags: ['annotation_queue_records'],
          summary: 'Export Annotation Queue Records',
          description:
            'Export the records of an annotation queue that a list of record IDs or a filter tree ' +
            'selects. The requester must be able to read the queue.',
          operationId:
            'export_annotation_queue_records_v2_annotation_queues__queue_id__records_export_post',
          parameters: [
            {
              name: 'queue_id',
              in: 'path',
              required: true,
              description: 'The queue whose records are exported.',
              schema: { type: 'string', format: 'uuid4', title: titleOf('', 'queue_id') },
            },
          ],
          requestBody: {
            required: true,
            content: { 'application/json': { schema: request.root } },
          },
          responses: exportResponses(error.root),
          security: Object.keys(securitySchemes).map((name) => ({ [name]: [] })),
        },
      },
    },
    components: {
      schemas: { ...described({ ...request.schemas, ...error.schemas }), ErrorDetail: errorDetail },
      securitySchemes,
    },
  }
}

/** The components with what they and their properties are called, and what these mean. */
const described = (schemas: Readonly<Record<string, JsonSchema>>): Record<string, JsonSchema> =>
  Object.fromEntries(
    Object.entries(schemas).map(([component, schema]) => {
      const { properties } = schema
      const told = isObject(properties) ? { properties: propertiesOf(component, properties) } : {}
      return [component, { title: component, ...meaningOf(component, ''), ...schema, ...told }]
    }),
  )

const propertiesOf = (component: string, properties: JsonSchema): JsonSchema =>
  Object.fromEntries(
    Object.entries(properties).map(([property, schema]) => {
      const known = isObject(schema) ? schema : {}
      const title = titleOf(component, property)
      return [property, { title, ...meaningOf(component, property), ...known }]
    }),
  )

function meaningOf(component: string, property: string): JsonSchema {
  const description = descriptions[component]?.[property]
  return description === undefined ? {} : { description }
}

const isObject = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null

/** A schema as a reference to the document's components, and all the components that it needs. */
function componentsOf(schema: z.ZodType): {
  root: JsonSchema
  schemas: Record<string, JsonSchema>
} {
  const whole = z.toJSONSchema(z.object({ root: schema }), {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      // The contract's integers are unbounded.
      if (jsonSchema.type === 'integer') {
        delete jsonSchema.minimum
        delete jsonSchema.maximum
      }
      const definition = zodSchema._zod.def
      if (isDiscriminatedUnion(definition)) jsonSchema.discriminator = discriminatorOf(definition)
    },
  })
  const { $defs, properties } = JSON.parse(
    JSON.stringify(whole)
      .replaceAll('"#/$defs/', '"#/components/schemas/')
      .replaceAll('__schema0', 'FilterExpression'),
  ) as { properties: { root: JsonSchema }; $defs: Record<string, JsonSchema> }
  return { root: properties.root, schemas: $defs }
}

type DiscriminatedUnion = z.core.$ZodDiscriminatedUnionDef

const isDiscriminatedUnion = (definition: z.core.$ZodTypeDef): definition is DiscriminatedUnion =>
  definition.type === 'union' && 'discriminator' in definition

/** OpenAPI's discriminator: the property, and the component for each of its values. */
function discriminatorOf({ discriminator, options }: DiscriminatedUnion): JsonSchema {
  const entries = options.flatMap((option) => {
    const id = z.globalRegistry.get(option)?.id
    const tags = [...(option._zod.propValues?.[discriminator] ?? [])]
    return tags
      .filter((tag) => typeof tag === 'string')
      .map((tag) => [tag, `#/components/schemas/${id}`] as const)
  })
  return { propertyName: discriminator, mapping: Object.fromEntries(entries) }
}
