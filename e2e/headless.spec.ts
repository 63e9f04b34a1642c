import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { startGateway } from './service/at-service.ts'
import { call, exported, sampleQueues } from './support/api.ts'
import { chooseFormat, chooseQueue, signIn, writtenAddress } from './support/builder.ts'
import { exportFile, runExport } from './support/run-export.ts'
import { freePort } from './support/start-server.ts'

/** `npm run export`: what it writes and says. Its faults are in `headless-faults.spec.ts`. */

const { id, name } = sampleQueues.support
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

let folder = ''
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'winnow-headless-'))
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true }))

type Said = {
  readonly exit_code: number
  readonly outcome: string
  readonly problems: readonly { readonly place: string; readonly text: string }[]
  readonly file: string | null
  readonly receipt: {
    readonly link: string
    readonly verdict: { readonly kind: string }
    readonly file: { readonly sha256: string; readonly bytes: number }
    readonly records: { readonly counted: number; readonly in_file: number }
    readonly request: { readonly record_selector: unknown }
  } | null
}
const saidBy = ({ stdout }: { readonly stdout: Buffer }): Said =>
  JSON.parse(stdout.toString()) as Said

for (const format of ['CSV', 'JSONL'] as const) {
  test(`a ${format} file has the same SHA-256 as the page says, and a receipt`, async ({
    page,
  }) => {
    await signIn(page)
    await chooseQueue(page, name)
    await chooseFormat(page, format)
    const link = await writtenAddress(page)
    await page.getByRole('button', { name: /^Export [\d,]+ records$/ }).click()
    const shown = await page.getByText(/^SHA-256 [0-9a-f]{64}$/).textContent()
    const end = await runExport([link, '--out', folder, '--receipt', '--json'])
    expect(end.code, end.stderr).toBe(0)
    const { receipt, file } = saidBy(end)
    const bytes = readFileSync(file ?? '')
    expect(`SHA-256 ${sha256(bytes)}`).toBe(shown)
    expect(receipt).toMatchObject({
      verdict: { kind: 'complete' },
      file: { sha256: sha256(bytes), bytes: bytes.length },
      link,
    })
    expect(JSON.parse(readFileSync(`${file}.receipt.json`, 'utf8'))).toEqual(receipt)
    expect(readdirSync(folder)).toHaveLength(2)
  })
}

test('the standard output is only the bytes, or only the path, or only JSON', async ({
  baseURL,
}) => {
  const source = exportFile(folder, { q: id, f: 1, c: ['id', 'created_at'] })
  const options = [source, '--server', String(baseURL)]
  const bytes = await exported(baseURL, id, {
    export_format: 'csv',
    column_ids: ['id', 'created_at'],
    record_selector: { type: 'filter_tree', filter_tree: { and: [] } },
  })
  const streamed = await runExport([...options, '--out', '-'])
  expect(streamed.code, streamed.stderr).toBe(0)
  expect(streamed.stdout.equals(bytes)).toBe(true)
  expect(streamed.stderr).toContain('Complete: ')
  const target = join(folder, 'a.csv')
  const saved = await runExport([...options, '--out', target])
  expect(saved.stdout.toString()).toBe(`${target}\n`)
  expect(readFileSync(target).equals(bytes)).toBe(true)
  const quiet = await runExport([...options, '--out', `${folder}/new/`, '--quiet'])
  expect([quiet.code, quiet.stdout.toString(), quiet.stderr]).toEqual([0, '', ''])
  expect(readdirSync(join(folder, 'new'))).toHaveLength(1)
})

test('an existing file is replaced only with --force', async ({ baseURL }) => {
  const target = join(folder, 'a.csv')
  const options = [
    exportFile(folder, { q: id, f: 1 }),
    '--server',
    String(baseURL),
    '--out',
    target,
  ]
  writeFileSync(target, 'mine')
  const refused = await runExport(options)
  expect(refused.code).toBe(2)
  expect(refused.stderr).toContain('a.csv exists. Add --force to replace it.')
  expect(readFileSync(target, 'utf8')).toBe('mine')
  expect(existsSync(`${target}.incomplete`)).toBe(false)
  expect((await runExport([...options, '--force'])).code).toBe(0)
  expect(readFileSync(target).length).toBeGreaterThan(1e6)
})

test('--dry-run tells the sentence, the count and the request, and writes nothing', async ({
  baseURL,
}) => {
  const source = exportFile(folder, {
    q: id,
    t: { a: [['d', 'created_at', 'gte', '2026-03-10T00:00:00Z']] },
  })
  const options = [source, '--server', String(baseURL), '--out', folder, '--dry-run']
  const { code, stdout } = await runExport(options)
  expect(code).toBe(0)
  expect(stdout.toString()).toMatch(/^Queue: Support answers, week 12\nRecords .*10 Mar 2026.*\n/)
  expect(stdout.toString()).toMatch(/\nSelected: [\d,]+ records\n/)
  const request = JSON.parse(/^\{[^]*/m.exec(stdout.toString())?.[0] ?? '') as object
  expect(request).toMatchObject({ export_format: 'jsonl', redact: true })
  expect(readdirSync(folder)).toEqual(['weekly.winnow.json'])
})

test('each problem is told with its place, and nothing is exported', async ({ baseURL }) => {
  const source = exportFile(folder, {
    q: id,
    f: 1,
    c: ['id', 'no_such_column'],
    t: {
      a: [
        ['d', 'created_at', 'gte', '2026-03-10T00:00:00Z'],
        ['t', 'gone', 'eq', 'a'],
      ],
    },
  })
  const end = await runExport([source, '--server', String(baseURL), '--out', folder, '--json'])
  expect(end.code).toBe(2)
  expect(saidBy(end)).toMatchObject({
    outcome: 'problems',
    problems: [
      { place: 'Condition 2', text: 'this queue has no column “gone”. Choose another one.' },
      { place: 'Columns', text: 'this queue has no column “no_such_column”' },
    ],
    receipt: null,
  })
  expect(end.stderr).toContain('Columns: this queue has no column “no_such_column”')
  expect(readdirSync(folder)).toEqual(['weekly.winnow.json'])
})

test('what can’t be read or isn’t allowed is a problem', async ({ baseURL }) => {
  const at = ['--server', String(baseURL), '--out', folder]
  const own = exportFile(folder, { q: id })
  const several = join(folder, 'several.winnow.json')
  const presets = ['a', 'b'].map((one) => ({ name: one, configuration: { q: id } }))
  writeFileSync(several, JSON.stringify({ winnow: 1, presets }))
  const other = exportFile(folder, { q: '5bc8fbbc-bde5-4099-8164-d8399f767c45' }, 'other')
  const cases: readonly (readonly [readonly string[], RegExp, NodeJS.ProcessEnv?])[] = [
    [['no-such-file', ...at], /neither a link nor a file/],
    [['#w9.abc', ...at], /made by a newer version of Winnow \(link format 9\)/],
    [['#w2.abc.def', ...at], /damaged/],
    [[several, ...at], /2 presets\. Choose one with --preset: “a”, “b”/],
    [[other, ...at], /Queue: it can’t be read/],
    [[own, ...at, '--no-redact'], /Redact: /, { WINNOW_API_KEY: 'sample-annotator' }],
    [[own, ...at], /There are no credentials/, {}],
    [[own, ...at, '--key-env', 'NOTHING'], /The variable NOTHING is empty/],
    [[own, '--server', 'https://a:b@example.com'], /The address holds credentials/],
    [[own, ...at, '--nonsense'], /unknown option/],
    // Anybody can write a link, so its server does not get the key by itself.
    [
      [
        'https://winnow.example.com/#w2.q1YqVLJSMkwxTTRPtjTQNU4yMdI1STOz0LVMNkjVNU21SDNKNEsyTzEwVNJRSlOyMqwFAA.EmeN3w',
      ],
      /If that server may have your credentials, add --server https:\/\/winnow\.example\.com/,
    ],
  ]
  await Promise.all(
    cases.map(async ([options, message, environment]) => {
      const { code, stderr } = await runExport(options, environment)
      expect(stderr).toMatch(message)
      expect(code, stderr).toBe(2)
    }),
  )
  expect(readdirSync(folder).filter((file) => !file.endsWith('.winnow.json'))).toEqual([])
})

test('one preset of several, with e-mail and password, unredacted', async ({ baseURL }) => {
  const several = join(folder, 'several.winnow.json')
  const presets = ['a', 'b'].map((one) => ({ name: one, configuration: { q: id, n: one } }))
  writeFileSync(several, JSON.stringify({ winnow: 1, presets }))
  const options = [several, '--preset', 'b', '--no-redact', '--out', folder, '--server']
  const session = (await (await fetch(`${baseURL}/winnow/session`)).json()) as {
    readonly sample_users: readonly { readonly email: string; readonly key: string }[]
  }
  const { email = '', key = '' } = session.sample_users[0] ?? {}
  const { code, stderr } = await runExport([...options, String(baseURL)], {
    WINNOW_EMAIL: email,
    WINNOW_PASSWORD: key,
  })
  expect(code, stderr).toBe(0)
  expect(stderr).not.toContain(key)
  expect(readdirSync(folder)).toContain('b-unredacted.jsonl')
})

test('a key that the service refuses, and a server that is not there', async ({ baseURL }) => {
  const source = exportFile(folder, { q: id })
  const secret = 'key-that-nobody-has'
  const refused = await runExport([source, '--server', String(baseURL), '--out', folder], {
    WINNOW_API_KEY: secret,
  })
  expect(refused.code, refused.stderr).toBe(5)
  expect(refused.stderr).toContain('Refused (401)')
  expect(refused.stderr).not.toContain(secret)
  const nowhere = `http://127.0.0.1:${await freePort()}`
  const unreached = await runExport([source, '--server', nowhere, '--out', folder])
  expect(unreached.code, unreached.stderr).toBe(6)
  expect(unreached.stderr).toContain('Retrying in 2')
  expect(readdirSync(folder)).toEqual(['weekly.winnow.json'])
})

test('a link to an export that the server keeps', async ({ baseURL }) => {
  const configuration = { q: id, f: 1, c: ['id'], n: 'kept' }
  const kept = await call(baseURL, `/winnow/annotation_queues/${id}/shared`, {
    winnow: 1,
    presets: [{ name: 'kept', configuration }],
  })
  expect(kept.ok).toBe(true)
  const { hash } = (await kept.json()) as { readonly hash: string }
  const link = `${baseURL}/#s1.${hash}`
  const { code, stderr } = await runExport([link, '--out', folder])
  expect(code, stderr).toBe(0)
  expect(readdirSync(folder)).toEqual(['kept.csv'])
  const outsider = await runExport([link, '--out', folder], { WINNOW_API_KEY: 'sample-outsider' })
  expect(outsider.code, outsider.stderr).toBe(5)
})

test('the service behind a server, and the service itself', async ({ baseURL }) => {
  const source = exportFile(folder, { q: id, f: 1, c: ['id'], n: 'same' })
  const gateway = await startGateway(String(baseURL))
  const run = async (folderName: string, options: readonly string[]) => {
    const out = join(folder, folderName, '/')
    const end = await runExport([source, ...options, '--out', out, '--json'])
    expect(end.code, end.stderr).toBe(0)
    return saidBy(end).receipt
  }
  try {
    const through = await run('through', ['--server', gateway.url, '--galileo'])
    const itself = await run('itself', ['--galileo', String(baseURL)])
    expect(through).toMatchObject({ api: `${gateway.url}/galileo` })
    expect(itself).toMatchObject({ api: baseURL })
    expect(through?.file.sha256).toBe(itself?.file.sha256)
    expect(through?.records).toMatchObject({ in_file: 4812 })
  } finally {
    await gateway.stop()
  }
})

test('a relative date becomes one instant, and the receipt has both', async ({ baseURL }) => {
  const date = 'now/d-9999d[Europe/Berlin]'
  const source = exportFile(folder, { q: id, t: { a: [['d', 'created_at', 'gte', date]] } })
  const end = await runExport([source, '--server', String(baseURL), '--out', folder, '--json'])
  expect(end.code, end.stderr).toBe(0)
  const receipt = saidBy(end).receipt
  const instant = expect.stringMatching(/^\d{4}-\d\d-\d\dT2[23]:00:00Z$/) as unknown
  expect(receipt).toMatchObject({
    relative_dates: [{ column_id: 'created_at', date, instant }],
    request: { record_selector: { filter_tree: { and: [{ filter: { value: instant } }] } } },
    records: { in_file: 4812 },
  })
  // The link stays relative, for the next run.
  const again = await runExport([String(receipt?.link), '--server', String(baseURL), '--dry-run'])
  expect(again.stdout.toString()).toContain('last 9,999 days')
})
