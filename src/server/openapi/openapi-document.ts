import { errorDetailSchema } from '#domain/contract/endpoints/error-schemas.ts'
import { defaultPageLimit, maxPageLimit } from '#domain/contract/endpoints/page-schemas.ts'
import { httpValidationErrorSchema } from '#domain/contract/validation-error.ts'
import { joinComponents, schemaComponents, type SchemaComponents } from './json-schemas.ts'
import { tags, type Answer, type Json, type Operation } from './operation.ts'
import { operations } from './operations.ts'
import { refusalsOf } from './refusals.ts'
import { securitySchemes } from './security-schemes.ts'
import { titleOf } from './texts.ts'

/** Generated from the contract's schemas. */
export function openApiDocument(): Json {
  const bodies = operations.flatMap(({ body }) => body?.schema ?? [])
  const answers = operations.flatMap((operation) =>
    Object.values(operation.answers).flatMap(({ content }) =>
      content && 'schema' in content ? content.schema : [],
    ),
  )
  const requests = schemaComponents([...new Set(bodies)], 'input')
  const results = schemaComponents(
    [...new Set([...answers, httpValidationErrorSchema, errorDetailSchema])],
    'output',
  )
  const paths: Record<string, Record<string, Json | readonly Json[]>> = {}
  for (const operation of operations) {
    const item = (paths[operation.path] ??= isVersioned(operation) ? { servers: prefixes } : {})
    item[operation.method] = operationObject(operation, requests, results)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Winnow: export of annotation queue records',
      version: '2',
      description:
        'The API of a Winnow server. Errors have the body `{ "detail": … }`, and every answer has ' +
        'the header `X-Request-Id`. A server that was started for a real service also passes the ' +
        'calls of that service on, under `/galileo`.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'This server.' }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths,
    components: { schemas: joinComponents(requests, results), securitySchemes },
  }
}

const prefixes = [
  {
    url: '/',
    description: 'This server. It has the same operation without the prefix /v2 too.',
  },
  { url: '/public', description: 'The same operation under /public/v2.' },
]

const isVersioned = ({ path }: Operation): boolean => path.startsWith('/v2/')

function operationObject(
  operation: Operation,
  requests: SchemaComponents,
  results: SchemaComponents,
): Json {
  const { path, tag, summary, description, operationId, access, body, isPaged } = operation
  const parameters = [...pathParameters(path), ...(isPaged ? pageParameters : [])]
  const media = body && {
    [body.type ?? 'application/json']: {
      schema: requests.of(body.schema),
      ...(body.example === undefined ? {} : { example: body.example }),
    },
  }
  return {
    tags: [tag],
    summary,
    description,
    operationId,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: { required: !body.isOptional, content: media } } : {}),
    responses: Object.fromEntries([
      ...Object.entries(operation.answers).map(
        ([status, answer]) => [status, answerObject(answer, results)] as const,
      ),
      ...refusalsOf(operation),
    ]),
    security:
      access === 'public' ? [] : Object.keys(securitySchemes).map((name) => ({ [name]: [] })),
  }
}

const answerObject = ({ description, headers, content }: Answer, results: SchemaComponents) => ({
  description,
  ...(headers ? { headers } : {}),
  ...(content ? { content: contentObject(content, results) } : {}),
})

function contentObject(content: NonNullable<Answer['content']>, results: SchemaComponents): Json {
  if ('texts' in content) {
    return Object.fromEntries(
      Object.entries(content.texts).map(([type, description]) => [
        type,
        { schema: { type: 'string', description } },
      ]),
    )
  }
  const { type, schema, example } = content
  return { [type]: { schema: results.of(schema), ...(example === undefined ? {} : { example }) } }
}

const pathParameterTexts: Readonly<
  Record<string, readonly [description: string, format?: string]>
> = {
  queue_id: ['The annotation queue.', 'uuid4'],
  token: ['The secret part of a download link.'],
  id: ['The download, as the `progress_url` names it.'],
  hash: ['The SHA-256 of the shared export, in hex.'],
}

const pathParameters = (path: string): readonly Json[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => {
    const [description, format] = pathParameterTexts[name] ?? []
    return {
      name,
      in: 'path',
      required: true,
      description,
      schema: { type: 'string', ...(format ? { format } : {}), title: titleOf('', name) },
    }
  })

const pageParameters = [
  {
    name: 'starting_token',
    in: 'query',
    description: 'The offset of the first item.',
    schema: { type: 'integer', minimum: 0, default: 0 },
  },
  {
    name: 'limit',
    in: 'query',
    description: 'The number of items on a page.',
    schema: { type: 'integer', minimum: 1, maximum: maxPageLimit, default: defaultPageLimit },
  },
]
