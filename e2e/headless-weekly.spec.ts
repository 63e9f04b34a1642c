import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { parse } from 'yaml'
import { sampleQueues } from './support/api.ts'
import { environmentWith, exportFile, runExport } from './support/run-export.ts'
import { startServer } from './support/start-server.ts'

/** The same export again: `--since-last`, and the lines of the README. */

let folder = ''
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'winnow-weekly-'))
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true }))

const queue_id = '5bc8fbbc-bde5-4099-8164-d8399f767c45'
const key = 'weekly-administrator'
const record = (digit: number, created_at: string) =>
  JSON.stringify({ type: 'trace', id: `d76d4330-f144-4bea-b0c1-1fdecb91ce3${digit}`, created_at })

/** Moves the clock of a command back by a day. */
const dayBefore = `--import data:text/javascript,${encodeURIComponent(
  'const Real=Date;globalThis.Date=class extends Real{constructor(...a){a.length?super(...a):super(Real.now()-864e5)}static now(){return Real.now()-864e5}}',
)}`

test('--since-last exports what is newer than the last complete file, whatever the clock says', async () => {
  const queue = join(folder, 'queue')
  const data = join(folder, 'data')
  const state = join(folder, 'weekly.state')
  mkdirSync(queue)
  const at = '2026-03-01T00:00:00Z'
  const facts = {
    queue: { id: queue_id, name: 'Weekly', description: null, created_at: at, updated_at: at },
    users: [],
    templates: [],
    metrics: [],
  }
  writeFileSync(join(queue, 'queue.json'), JSON.stringify(facts))
  const records = [record(1, '2026-03-01T10:00:00Z'), record(2, '2026-03-02T10:00:00.000001Z')]
  const source = exportFile(folder, { q: queue_id })
  /** Runs the export on a server with these records; returns the ids in the file. */
  const run = async (name: string, more: NodeJS.ProcessEnv = {}) => {
    writeFileSync(join(queue, 'records.jsonl'), `${records.join('\n')}\n`)
    const server = await startServer(['--queue', queue], { WINNOW_API_KEY: key }, data)
    try {
      const out = join(folder, `${name}.jsonl`)
      const end = await runExport(
        [source, '--server', server.url, '--out', out, '--since-last', state, '--json'],
        { WINNOW_API_KEY: key, ...more },
      )
      expect(end.code, end.stderr).toBe(0)
      const ids = [...readFileSync(out, 'utf8').matchAll(/"id":"[^"]*(\d)"/g)].map(
        ([, digit]) => digit,
      )
      return { ids, ...end, said: end.stdout.toString() }
    } finally {
      await server.stop()
    }
  }
  const first = await run('first')
  expect(first.ids).toEqual(['2', '1'])
  expect(first.stderr).toContain('The first run with this state file: all records.')
  expect(JSON.parse(readFileSync(state, 'utf8'))).toMatchObject({
    queue_id,
    newest: '2026-03-02T10:00:00.000001Z',
  })
  const none = await run('none')
  expect(none.ids).toEqual([])
  expect(none.stderr).toContain('Only records created after 2026-03-02T10:00:00.000001Z.')
  expect(JSON.parse(none.said)).toMatchObject({
    receipt: {
      request: {
        record_selector: {
          filter_tree: {
            and: [
              { and: [] },
              {
                filter: {
                  column_id: 'created_at',
                  operator: 'gt',
                  value: '2026-03-02T10:00:00.000001Z',
                },
              },
            ],
          },
        },
      },
    },
  })
  records.push(record(3, '2026-03-02T10:00:00.000002Z'), record(4, '2026-03-03T10:00:00Z'))
  const later = await run('later', { NODE_OPTIONS: dayBefore })
  expect(later.ids).toEqual(['4', '3'])
  expect(JSON.parse(readFileSync(state, 'utf8'))).toMatchObject({ newest: '2026-03-03T10:00:00Z' })
})

test('a state file that is not one, or of another queue, stops the export and stays', async ({
  baseURL,
}) => {
  const state = join(folder, 'weekly.state')
  const source = exportFile(folder, { q: sampleQueues.support.id })
  const ids = exportFile(
    folder,
    { q: sampleQueues.support.id, s: 1, record_ids: [queue_id] },
    'ids',
  )
  const csv = exportFile(folder, { q: sampleQueues.support.id, f: 1, c: ['id'] }, 'csv')
  const other = JSON.stringify({ winnow_since_last: 1, queue_id, newest: '2026-03-02T10:00:00Z' })
  for (const [text, from, message] of [
    ['{}', source, /isn’t a state file/],
    [other, source, /is of another queue/],
    [other.replace(queue_id, sampleQueues.support.id), ids, /needs a filter/],
    [other.replace(queue_id, sampleQueues.support.id), csv, /needs the column created_at/],
  ] as const) {
    writeFileSync(state, text)
    const options = [from, '--server', String(baseURL), '--out', `${folder}/out/`]
    const { code, stderr } = await runExport([...options, '--since-last', state])
    expect(stderr).toMatch(message)
    expect(code).toBe(2)
    expect(readFileSync(state, 'utf8')).toBe(text)
  }
})

test.describe('the documents', () => {
  /** Runs a line of a shell in which `winnow` is this project’s command. */
  const runLine = (line: string, own: NodeJS.ProcessEnv) => {
    const winnow = join(folder, 'winnow')
    const command = `${process.execPath} --import tsx ${resolve('src/cli/run-export.ts')}`
    writeFileSync(
      winnow,
      `#!/bin/sh\n[ "$1" = export ] || exit 9\nshift\ncd ${resolve('.')}\nexec ${command} "$@"\n`,
    )
    chmodSync(winnow, 0o755)
    const PATH = `${folder}${delimiter}${process.env.PATH}`
    const env = environmentWith({ ...own, PATH, HOME: folder })
    return execFileSync('sh', ['-ec', line], { env, encoding: 'utf8' })
  }

  test('the line of the crontab runs', async ({ baseURL }) => {
    const [, line = ''] =
      /```crontab\n(?:#.*\n)*0 6 \* \* 1 (.*)\n```/.exec(readFileSync('README.md', 'utf8')) ?? []
    expect(line).toContain('winnow export')
    exportFile(folder, { q: sampleQueues.support.id })
    mkdirSync(join(folder, 'exports'))
    writeFileSync(join(folder, 'winnow.env'), 'export WINNOW_API_KEY=sample-owner\n')
    const own = line.replace('http://127.0.0.1:4173', String(baseURL))
    expect(own).toContain(String(baseURL))
    expect(runLine(own, {})).toBe('')
    const files = readdirSync(join(folder, 'exports'))
    expect(files.filter((file) => file.endsWith('.jsonl'))).toHaveLength(1)
    expect(files.filter((file) => file.endsWith('.receipt.json'))).toHaveLength(1)
  })

  test('the step of GitHub Actions runs', async ({ baseURL }) => {
    const [, text = ''] =
      /```yaml\n([^`]*winnow export[^`]*)```/.exec(readFileSync('src/cli/README.md', 'utf8')) ?? []
    const [step] = parse(text) as [{ readonly run: string; readonly env: Record<string, string> }]
    expect(Object.keys(step.env)).toEqual(['WINNOW_API_KEY', 'LINK', 'SERVER'])
    exportFile(folder, { q: sampleQueues.support.id })
    const own = {
      WINNOW_API_KEY: 'sample-owner',
      LINK: join(folder, 'weekly.winnow.json'),
      SERVER: String(baseURL),
    }
    const line = step.run.replace('exports/', `${folder}/exports/`)
    expect(line).toContain(folder)
    runLine(line, own)
    expect(readdirSync(join(folder, 'exports'))).toHaveLength(2)
  })
})
