import { z } from 'zod'
import { exportRequestSchema } from '#domain/contract.ts'
import { httpValidationErrorSchema } from '#domain/validation-error.ts'

type JsonSchema = { [key: string]: unknown }

const exportPath = '/v2/annotation_queues/{queue_id}/records/export'

/** The OpenAPI 3.1 document of the export endpoint, generated from the contract's schemas. */
export function openApiDocument(): JsonSchema {
  const request = componentsOf(exportRequestSchema)
  const error = componentsOf(httpValidationErrorSchema)
  return {
    openapi: '3.1.0',
    info: { title: 'Winnow: export of annotation queue records', version: '2' },
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
              schema: { type: 'string', format: 'uuid4' },
            },
          ],
          requestBody: {
            required: true,
            content: { 'application/json': { schema: request.root } },
          },
          responses: {
            '200': {
              description: 'The file, streamed',
              content: {
                'application/x-ndjson': { schema: {} },
                'text/csv': { schema: {} },
              },
            },
            '422': {
              description: 'Validation Error',
              content: { 'application/json': { schema: error.root } },
            },
          },
          security: [{ APIKeyHeader: [] }, { OAuth2PasswordBearer: [] }],
        },
      },
    },
    components: {
      schemas: { ...request.schemas, ...error.schemas },
      securitySchemes: {
        APIKeyHeader: { type: 'apiKey', in: 'header', name: 'Splunk-AO-API-Key' },
        OAuth2PasswordBearer: {
          type: 'oauth2',
          flows: { password: { scopes: {}, tokenUrl: '/login' } },
        },
      },
    },
  }
}

/** A schema as a reference to the document's components, and all the components that it needs. */
function componentsOf(schema: z.ZodType): { root: JsonSchema; schemas: Record<string, unknown> } {
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
  ) as { properties: { root: JsonSchema }; $defs: Record<string, unknown> }
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
