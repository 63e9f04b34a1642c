import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { createApp } from '#server/app.ts'
import { projectFolder } from '#domain/testing/golden-cases.test-support.ts'
import { createService } from '#server/gateway/service.ts'
import { openTestApp } from '#server/testing/test-app.test-support.ts'
import { openApiDocument } from './openapi-document.ts'
import { factsOf, type Facts } from './contract-facts.test-support.ts'

type Document = Parameters<typeof factsOf>[0]

const generated = JSON.parse(JSON.stringify(openApiDocument())) as Document
const ours = factsOf(generated)
const exportPath = '/v2/annotation_queues/{queue_id}/records/export'

/** Of the published descriptions only the places are kept, not the words. */
const { limits: _limits, ...published } = JSON.parse(
  readFileSync(join(projectFolder, 'contract.json'), 'utf8'),
) as Omit<Facts, 'descriptions'> & { described: string[]; limits: unknown }

test('the document describes the requests of the published contract, property by property', () => {
  expect(Object.keys(published.schemas)).toHaveLength(17)
  for (const [name, schema] of Object.entries(published.schemas)) {
    expect(ours.schemas[name], name).toEqual(schema)
  }
  expect(ours.titles).toMatchObject(published.titles)
  expect(ours.operation).toEqual(published.operation)
  expect(ours.invalid).toEqual(published.invalid)
  expect(ours.key_header).toEqual(published.key_header)
  expect(ours.password).toEqual(published.password)
  expect(ours.security).toEqual(expect.arrayContaining(published.security))
  expect(ours.statuses).toEqual(expect.arrayContaining(published.statuses))
})

test('every property with a description in the contract has one here', () => {
  expect(published.described).toHaveLength(18)
  for (const name of published.described) expect(ours.descriptions[name], name).toBeTruthy()
})

const contractFile = process.env.WINNOW_CONTRACT ?? '../shared/spec/export-endpoint.openapi.yaml'

if (!existsSync(contractFile))
  console.info(`${contractFile} does not exist: only e2e/golden/contract.json is compared.`)
else
  test('the stored facts are those of the contract, and our descriptions use other words', () => {
    const contract = parse(readFileSync(contractFile, 'utf8')) as Document
    const { descriptions, ...facts } = factsOf(contract)
    expect({ ...facts, described: Object.keys(descriptions) }).toEqual(published)
    for (const [name, text] of Object.entries(descriptions))
      expect(ours.descriptions[name], name).not.toBe(text)
  })

test('it has all credentials, all statuses, and a file as a text', () => {
  const { components, paths } = generated
  expect(Object.values(components.securitySchemes)).toMatchObject([
    { name: 'Splunk-AO-API-Key' },
    { name: 'Galileo-API-Key' },
    { type: 'oauth2' },
    { scheme: 'bearer' },
    { scheme: 'basic' },
  ])
  expect(ours.security).toHaveLength(5)
  const responses = paths[exportPath]?.post.responses ?? {}
  expect(Object.keys(responses).join(' ')).toBe('200 400 401 403 404 408 413 421 422 429 500 503')
  for (const status of ['429', '503'])
    expect(responses[status]).toHaveProperty(['headers', 'Retry-After'])
  expect(responses['200']?.content).toMatchObject({
    'application/x-ndjson': { schema: { type: 'string' } },
    'text/csv': { schema: { type: 'string' } },
  })
  expect(generated.servers).toMatchObject([{ url: '/' }])
})

test('every referenced schema exists, and none is unused', () => {
  const text = JSON.stringify(generated)
  const used = new Set([...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name))
  expect(new Set(Object.keys(generated.components.schemas))).toEqual(used)
})

/**
 * `GET /v2/annotation_queues/{queue_id}` for each operation, spelled the same for routes and document.
 */
const described = new Set(
  Object.entries(generated.paths).flatMap(([path, item]) =>
    Object.keys(item)
      .filter((key) => key !== 'servers')
      .map((method) => `${method.toUpperCase()} ${path}`),
  ),
)

/** The routes as the document writes them; `/public/v2` and no prefix are its servers. */
const routesOf = ({ routes }: { readonly routes: readonly { method: string; path: string }[] }) =>
  routes.map(({ method, path }) => ({ method, path: path.replaceAll(/:(\w+)/g, '{$1}') }))

test('every route is described, and every description has a route', async () => {
  const server = await openTestApp(0)
  try {
    const service = createService('https://service.example.com', 1000)
    const routes = routesOf(createApp({ ...server.dependencies, service }))
    const paths = new Set(routes.map(({ path }) => path))
    const canonical = routes
      .filter(({ method }) => method !== 'ALL')
      .filter(({ path }) => !path.startsWith('/public/v2/') && !paths.has(`/v2${path}`))
    expect(new Set(canonical.map(({ method, path }) => `${method} ${path}`))).toEqual(described)
    // Routes for all methods are middleware or the gateway.
    const catchAll = routes.filter(({ method }) => method === 'ALL').map(({ path }) => path)
    expect(new Set(catchAll)).toEqual(new Set(['/*', '/galileo/*']))
  } finally {
    await server.close()
  }
})

test('an operation under /v2 exists under every prefix of the document', async () => {
  const server = await openTestApp(0)
  try {
    const routes = new Set(routesOf(server.app).map(({ method, path }) => `${method} ${path}`))
    for (const operation of [...described].filter((one) => one.includes(' /v2/'))) {
      expect(routes, operation).toContain(operation.replace(' /v2/', ' /public/v2/'))
      expect(routes, operation).toContain(operation.replace(' /v2/', ' /'))
    }
  } finally {
    await server.close()
  }
})

test('the answers are those of the document', async () => {
  const server = await openTestApp()
  try {
    const document = await server.get('/openapi.json')
    expect(document.headers.get('Content-Type')).toBe('application/json')
    expect(await document.json()).toEqual(generated)
    const responses = generated.paths[exportPath]?.post.responses ?? {}
    const { id } = server.dependencies.servedQueues.queues()[0]?.queue ?? { id: '' }
    for (const [body, key] of [
      ['{"record_selector":{"type":"filter_tree","filter_tree":{"and":[]}}}', 'owner'],
      [
        '{"export_format":"csv","record_selector":{"type":"filter_tree","filter_tree":{"and":[]}}}',
        'owner',
      ],
      ['{}', 'owner'],
      ['{}', 'outsider'],
      ['{}', undefined],
      [' '.repeat(9 * 1024 * 1024), 'owner'],
    ] as const) {
      const answer = await server.post(exportPath.replace('{queue_id}', id), body, key)
      const told = responses[answer.status] as
        { content: object; headers?: Record<string, unknown> } | undefined
      expect(told, `${answer.status}`).toBeDefined()
      const [type] = (answer.headers.get('Content-Type') ?? '').split(';')
      expect(Object.keys(told?.content ?? {}), `${answer.status}`).toContain(type)
      for (const header of Object.keys(told?.headers ?? {}))
        expect(answer.headers.has(header), header).toBe(true)
      await answer.text()
    }
  } finally {
    await server.close()
  }
})
