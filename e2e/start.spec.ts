import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { freePort, runServer, startServer } from './support/start-server.ts'

const record = (id: string, more: object = {}) =>
  JSON.stringify({ type: 'trace', id, created_at: '2026-03-01T10:00:00Z', ...more })
const ids = [
  '5bc8fbbc-bde5-4099-8164-d8399f767c45',
  'd76d4330-f144-4bea-b0c1-1fdecb91ce37',
  '87b0b125-ec1d-4da0-a6eb-8c9ebd69fe29',
] as const

let folder = ''
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'winnow-queue-'))
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true }))

const recordsFile = (...lines: string[]) => {
  writeFileSync(join(folder, 'records.jsonl'), lines.join('\n'))
  return folder
}

for (const [what, line, reason] of [
  ['is no JSON', '{"type": "trace"', /json/i],
  ['has no id', '{"type":"trace","created_at":"2026-03-01T10:00:00Z"}', /id/],
  [
    'has an unknown type',
    `{"type":"dream","id":"${ids[2]}","created_at":"2026-03-01T10:00:00Z"}`,
    /type/,
  ],
  ['has a date alone', `{"type":"trace","id":"${ids[2]}","created_at":"2026-03-01"}`, /created_at/],
  ['repeats an id', record(ids[0]), /id/],
] as const) {
  test(`a line that ${what} stops the start with file, line and reason`, async () => {
    const { code, output } = await runServer([
      '--port',
      String(await freePort()),
      '--queue',
      recordsFile(record(ids[0]), record(ids[1]), line),
    ])
    expect(code).toBe(1)
    expect(output).toContain(`${join(folder, 'records.jsonl')}:3`)
    expect(output).toMatch(reason)
    expect(output).not.toMatch(/^\s+at /m)
  })
}

test('a folder without records, a missing folder and a broken queue.json stop the start', async () => {
  for (const [prepare, words] of [
    [() => join(folder, 'nowhere'), /nowhere/],
    [() => folder, /records\.jsonl/],
    [
      () => {
        writeFileSync(join(folder, 'queue.json'), '{"queue": {"id": "x"}}')
        return recordsFile(record(ids[0]))
      },
      /queue\.json/,
    ],
  ] as const) {
    const { code, output } = await runServer([
      '--port',
      String(await freePort()),
      '--queue',
      prepare(),
    ])
    expect(code).toBe(1)
    expect(output).toMatch(words)
    expect(output).not.toMatch(/^\s+at /m)
  }
})

test('a port in use is named together with a free one', async () => {
  const server = await startServer(['--queue', recordsFile(record(ids[0]))])
  try {
    const other = join(folder, 'other')
    mkdirSync(other)
    writeFileSync(join(other, 'records.jsonl'), record(ids[1]))
    const port = new URL(server.url).port
    const { code, output } = await runServer(['--port', port, '--queue', other])
    expect(code).toBe(1)
    expect(output).toContain(port)
    expect(output).toMatch(/--port \d+/)
  } finally {
    await server.stop()
  }
})

test("the server serves a person's own records to the sign-in link's key only", async () => {
  const server = await startServer(['--queue', recordsFile(...ids.map((id) => record(id)), '')])
  try {
    const key = /#key=(\S+)/.exec(server.output())?.[1] ?? ''
    expect(key.length).toBeGreaterThan(20)
    const list = (given: string) =>
      fetch(`${server.url}/v2/annotation_queues/query`, {
        method: 'POST',
        headers: { 'Galileo-API-Key': given, 'Content-Type': 'application/json' },
        body: '{}',
      })
    expect((await list('sample-owner')).status).toBe(401)
    const answer = await list(decodeURIComponent(key))
    expect(await answer.json()).toMatchObject({ annotation_queues: [{ num_log_records: 3 }] })
  } finally {
    await server.stop()
  }
})

for (const address of ['api.galileo.ai', 'ftp://example.com', 'https://user:secret@example.com']) {
  test(`--galileo ${address} is refused without repeating a credential`, async () => {
    const { code, output } = await runServer(['--galileo', address, '--port', '0'])
    expect(code).not.toBe(0)
    expect(output).toContain('--galileo takes an address like https://api.galileo.ai')
    expect(output).not.toContain('secret')
  })
}
