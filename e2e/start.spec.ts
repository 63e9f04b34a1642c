import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { signIn } from './support/builder.ts'
import {
  freePort,
  runServer,
  startListening,
  startServer,
  type RunningServer,
} from './support/start-server.ts'

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

const ownKey = 'start-administrator'

type Listed = {
  readonly annotation_queues: readonly { readonly name: string; readonly num_log_records: number }[]
  readonly winnow?: {
    readonly preparing: readonly { readonly name: string; readonly total_bytes: number | null }[]
    readonly failed: readonly { readonly name: string; readonly reason: string }[]
  }
}

async function listQueues({ url }: RunningServer): Promise<Listed> {
  const answer = await fetch(`${url}/v2/annotation_queues/query`, {
    method: 'POST',
    headers: { 'Galileo-API-Key': ownKey, 'Content-Type': 'application/json' },
    body: '{}',
  })
  return (await answer.json()) as Listed
}

const untilImported = (server: RunningServer, health: Record<string, unknown>) =>
  expect
    .poll(async () => (await fetch(`${server.url}/v2/healthcheck`)).json(), { timeout: 60_000 })
    .toMatchObject(health)

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
  test(`a line that ${what} ends the import; output and list name file, line and reason`, async () => {
    const queue = recordsFile(record(ids[0]), record(ids[1]), line)
    const server = await startListening(
      ['--queue', queue],
      { WINNOW_API_KEY: ownKey },
      join(folder, 'data'),
    )
    try {
      await untilImported(server, { preparing: 0, failed: 1 })
      const output = server.output()
      const { annotation_queues, winnow } = await listQueues(server)
      expect(annotation_queues).toEqual([])
      for (const text of [output, winnow?.failed[0]?.reason]) {
        expect(text).toContain(`${join(folder, 'records.jsonl')}:3`)
        expect(text).toMatch(reason)
      }
      expect(output).not.toMatch(/^\s+at /m)
    } finally {
      await server.stop()
    }
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

test('own records are listed with progress while they are imported, and a failed import with its reason', async ({
  page,
}) => {
  const long = join(folder, 'long.jsonl')
  const lines = Array.from({ length: 60_000 }, (_, index) =>
    record(`00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`, {
      input: 'What does the plan include? '.repeat(20),
    }),
  )
  writeFileSync(long, lines.join('\n'))
  const bad = join(folder, 'bad.jsonl')
  writeFileSync(bad, `${record(ids[0])}\nno JSON\n`)
  const good = join(folder, 'good.jsonl')
  writeFileSync(good, record(ids[0]))
  const server = await startListening(
    [bad, long, good].flatMap((file) => ['--queue', file]),
    { WINNOW_API_KEY: ownKey },
    join(folder, 'data'),
  )
  try {
    const { winnow } = await listQueues(server)
    expect(winnow?.preparing).toContainEqual(
      expect.objectContaining({ name: 'long', total_bytes: lines.join('\n').length }),
    )
    await page.goto(`${server.url}/#key=${ownKey}`)
    const preparing = page.getByRole('list', { name: 'Queues in preparation' })
    await expect(preparing.getByRole('progressbar', { name: 'long' })).toBeVisible()
    await expect(preparing.getByText(/^Preparing… \d+\s%$/).first()).toBeVisible()
    await expect(page.getByRole('alert')).toContainText('“bad” couldn’t be imported')
    await expect(page.getByRole('alert')).toContainText(`${bad}:2: `)
    await expectAccessible(page)
    // Nobody presses or reloads anything.
    await expect(page.getByRole('option', { name: /^long/ })).toContainText('60,000 records', {
      timeout: 60_000,
    })
    await expect(page.getByRole('option', { name: /^good/ })).toBeVisible()
    await expect(preparing).toBeHidden()
    await expect(page.getByRole('alert')).toBeVisible()
  } finally {
    await server.stop()
  }
})

test('on an empty data folder the sample queues are listed with progress, and open without a reload', async ({
  page,
  browser,
}) => {
  const server = await startListening([], {}, join(folder, 'data'))
  try {
    await page.goto(server.url)
    await page.getByRole('button', { name: /Olivia Brandt/ }).click()
    const preparing = page.getByRole('list', { name: 'Queues in preparation' })
    await expect(preparing.getByRole('listitem').last()).toContainText('Agent runs, nightly')
    await expect(preparing.getByText(/^Preparing… \d+\s%$/).first()).toBeVisible()
    const outsider = await browser.newPage({ baseURL: server.url })
    await signIn(outsider, 'Noor Visser')
    await expect(outsider.getByText('You can’t read any annotation queues yet.')).toBeVisible()
    await expect(outsider.getByText(/Preparing/)).toBeHidden()
    await outsider.close()
    await page.getByRole('option', { name: /Support answers/ }).click({ timeout: 60_000 })
    await expect(page.getByRole('button', { name: 'Export 4,812 records' })).toBeVisible()
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
