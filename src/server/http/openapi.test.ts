import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { projectFolder } from '#domain/testing/golden-cases.test-support.ts'
import { openTestApp } from '#server/testing/test-app.test-support.ts'
import { openApiDocument } from './openapi.ts'
import { factsOf, type Facts } from './openapi-facts.test-support.ts'

type Document = Parameters<typeof factsOf>[0]

const generated = JSON.parse(JSON.stringify(openApiDocument())) as Document
const ours = factsOf(generated)

/** What the published contract says. Of its descriptions only the places are kept, not the words. */
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

test('what the contract explains is explained', () => {
  expect(published.described).toHaveLength(18)
  for (const name of published.described) expect(ours.descriptions[name], name).toBeTruthy()
})

const contractFile = process.env.WINNOW_CONTRACT ?? '../shared/spec/export-endpoint.openapi.yaml'

test.runIf(existsSync(contractFile))(
  'the facts that are kept here are those of the contract, and its texts are told in other words',
  () => {
    const contract = parse(readFileSync(contractFile, 'utf8')) as Document
    const { descriptions, ...facts } = factsOf(contract)
    expect({ ...facts, described: Object.keys(descriptions) }).toEqual(published)
    for (const [name, text] of Object.entries(descriptions))
      expect(ours.descriptions[name], name).not.toBe(text)
  },
)

test('the document is one of OpenAPI 3.1', async () => {
  const validator = new Validator()
  const { valid, errors } = await validator.validate(structuredClone(generated))
  expect(errors).toBeUndefined()
  expect([valid, validator.version]).toEqual([true, '3.1'])
  const broken = structuredClone(generated) as unknown as { info?: unknown }
  delete broken.info
  expect((await new Validator().validate(broken)).valid).toBe(false)
})

test('it tells all credentials, all statuses, and a file that is a text', () => {
  const { components, paths } = generated
  expect(Object.values(components.securitySchemes)).toMatchObject([
    { name: 'Splunk-AO-API-Key' },
    { name: 'Galileo-API-Key' },
    { type: 'oauth2' },
    { scheme: 'bearer' },
    { scheme: 'basic' },
  ])
  expect(ours.security).toHaveLength(5)
  const [operation] = Object.values(paths).map(({ post }) => post)
  const responses = operation?.responses ?? {}
  expect(Object.keys(responses)).toEqual([
    '200',
    '401',
    '403',
    '404',
    '413',
    '422',
    '429',
    '500',
    '503',
  ])
  for (const status of ['429', '503'])
    expect(responses[status]).toHaveProperty(['headers', 'Retry-After'])
  expect(responses['200']?.content).toMatchObject({
    'application/x-ndjson': { schema: { type: 'string' } },
    'text/csv': { schema: { type: 'string' } },
  })
  expect(generated.servers).toMatchObject([{ url: '/' }])
})

test('every schema that is referred to is there, and none is without use', () => {
  const text = JSON.stringify(generated)
  const used = new Set([...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name))
  expect(new Set(Object.keys(generated.components.schemas))).toEqual(used)
})

test('the answers are those that it tells', async () => {
  const server = await openTestApp()
  try {
    const document = await server.get('/openapi.json')
    expect(document.headers.get('Content-Type')).toBe('application/json')
    expect(await document.json()).toEqual(generated)
    const [path = ''] = Object.keys(generated.paths)
    const responses = generated.paths[path]?.post.responses ?? {}
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
      const answer = await server.post(path.replace('{queue_id}', id), body, key)
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
