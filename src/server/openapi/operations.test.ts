import { afterAll, expect, test } from 'vitest'
import { openTestApp } from '#server/testing/test-app.test-support.ts'
import type { Operation } from './operation.ts'
import { openApiDocument } from './openapi-document.ts'
import { operations } from './operations.ts'
import { descriptions } from './texts.ts'

const server = await openTestApp()
afterAll(() => server.close())

/** The values of path parameters: the queue, and what earlier answers contain. */
const names = new Map([['queue_id', server.dependencies.servedQueues.queues()[0]?.queue.id ?? '']])

function learn(json: unknown): void {
  const { hash, url, progress_url } = json as Readonly<Record<string, string | undefined>>
  if (hash) names.set('hash', hash)
  if (url) names.set('token', url.split('/').at(-1) ?? '')
  if (progress_url) names.set('id', progress_url.split('/').at(-2) ?? '')
}

function bodyOf({ body, operationId }: Operation): URLSearchParams | string | undefined {
  if (operationId === 'log_in_with_password')
    return new URLSearchParams({ username: 'owner@example.com', password: 'password of owner' })
  if (operationId === 'log_in_with_key') return JSON.stringify({ api_key: 'owner' })
  const everything = { record_selector: { type: 'filter_tree', filter_tree: { and: [] } } }
  return body && JSON.stringify(body.example ?? everything)
}

/** Exists only on a server that passes calls on to a real service. */
const needsService = 'open_service_download'

test.each(operations.filter(({ operationId }) => operationId !== needsService))(
  'the example of $operationId works, and its answer matches the schema',
  async (operation) => {
    const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => names.get(name) ?? '')
    const body = bodyOf(operation)
    const response = await server.app.request(path, {
      method: operation.method.toUpperCase(),
      headers: operation.access === 'public' ? {} : { 'Galileo-API-Key': 'owner' },
      ...(body === undefined ? {} : { body }),
    })
    const text = await response.text()
    const answer = operation.answers[response.status]
    expect(answer, text).toBeDefined()
    if (!answer?.content) return expect(text).toBe('')
    const [type] = (response.headers.get('Content-Type') ?? '').split(';')
    if ('texts' in answer.content) return expect(Object.keys(answer.content.texts)).toContain(type)
    const json: unknown = JSON.parse(text)
    learn(json)
    // Parsing drops keys that the schema does not have.
    return expect([type, answer.content.schema.parse(json)]).toEqual([answer.content.type, json])
  },
)

test('every text describes a component or a property that exists', () => {
  const schemas = (openApiDocument() as { components: { schemas: Record<string, object> } })
    .components.schemas
  for (const [component, texts] of Object.entries(descriptions)) {
    const { properties = {} } = (schemas[component] ?? {}) as { properties?: object }
    const known = ['', ...Object.keys(properties)]
    expect(Object.keys(schemas)).toContain(component)
    for (const name of Object.keys(texts)) expect(known, component).toContain(name)
  }
})
