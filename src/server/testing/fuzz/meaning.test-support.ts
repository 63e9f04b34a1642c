import Papa from 'papaparse'
import { expect } from 'vitest'
import { mayUnredact, roleIn, type Sent } from './arbitrary-requests.test-support.ts'
import { ask, type Answer } from './ask.test-support.ts'
import type { FuzzQueue, FuzzRecord } from './fuzz-queues.test-support.ts'
import type { FuzzWorld } from './fuzz-world.test-support.ts'
import { expectHarmless } from './harmless.test-support.ts'
import { meaningOf, type Json } from './tree-meaning.test-support.ts'
import { canonicalUuid } from '#domain/contract/uuid.ts'
import { mayAnnotate } from '#domain/contract/queues.ts'
import { testUserId } from '#server/testing/test-queue.test-support.ts'
import { naiveSelects } from '#sql/naive-selects.test-support.ts'

/**
 * A 200 must hold exactly the records that a naive evaluation selects; a request that was not fully
 * understood must not be a 200.
 */
export async function expectMeaning(world: FuzzWorld, sent: Sent, answer: Answer): Promise<void> {
  const { queue, person, operation } = sent
  if (queue === null || person === null) return
  const isLater = sent.path.startsWith('/galileo') && operation.path.endsWith('/url')
  if (!isLater) expect(roleIn(queue, person), 'only members are answered').not.toBeNull()
  const name = operation.path.split('/').at(-1) ?? ''
  const check = Object.hasOwn(checks, name) ? checks[name] : undefined
  if (!check || sent.method !== operation.method) return
  const text = new TextDecoder().decode(sent.body ?? new Uint8Array())
  const body = JSON.parse(text || '{}') as {
    [key: string]: Json
  }
  await check({ world, sent, queue, person, body, answer })
}

type Given = {
  readonly world: FuzzWorld
  readonly sent: Sent
  readonly queue: FuzzQueue
  readonly person: string
  readonly body: { readonly [key: string]: Json }
  readonly answer: Answer
}

function selectedBy({ queue, person }: Given, tree: Json | undefined): readonly FuzzRecord[] {
  if (tree === undefined || tree === null) return queue.records
  const meaning = meaningOf(tree)
  const unredacted = mayUnredact(queue, person)
  const isAnnotator = roleIn(queue, person) === 'annotator'
  const required = isAnnotator
    ? [testUserId(person)]
    : queue.folder.users.filter(({ role }) => mayAnnotate(role)).map(({ user_id }) => user_id)
  return queue.records.filter(({ plain, input, output, full }) => {
    const side = unredacted ? 'full' : 'redacted'
    const seen = { ...plain, input: input[side], output: output[side] }
    return naiveSelects(meaning, seen, { full, required })
  })
}

function selected(given: Given): readonly FuzzRecord[] {
  const selector = given.body.record_selector as { [key: string]: Json }
  if (selector.type === 'filter_tree') {
    expect(Object.hasOwn(selector, 'filter_tree')).toBe(true)
    return selectedBy(given, selector.filter_tree ?? 'no tree')
  }
  expect(selector.type).toBe('record_ids')
  const ids = new Set((selector.record_ids as string[]).map(canonicalUuid))
  expect(ids.has(null)).toBe(false)
  return given.queue.records.filter(({ id }) => ids.has(id))
}

const disposition = /^attachment; filename="([\x20-\x7e]*)"; filename\*=UTF-8''([\w.!~%-]+)$/

function expectFile(given: Given, { headers, text }: Answer): void {
  const { body, queue, person } = given
  const ids = selected(given).map(({ id }) => id)
  const format = body.export_format === 'csv' ? 'csv' : 'jsonl'
  if (body.redact !== false) expect(text.includes(queue.secret)).toBe(false)
  else expect(mayUnredact(queue, person)).toBe(true)
  const [, ascii = '', encoded = ''] =
    disposition.exec(headers.get('Content-Disposition') ?? '') ?? []
  const name = decodeURIComponent(encoded)
  expect(ascii).not.toMatch(/["\\%]/)
  expect(name).not.toMatch(/[/\\<>:"|?*\p{Cc}]|^[. ]/u)
  expect(name.endsWith(`.${format}`)).toBe(true)
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
  if (format === 'jsonl') {
    expect(headers.get('Content-Type')).toBe('application/x-ndjson')
    const lines = text.split('\n')
    expect(lines.pop()).toBe('')
    expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(ids)
    return
  }
  expect(headers.get('Content-Type')).toBe('text/csv; charset=utf-8; header=present')
  expect(text.endsWith('\r\n')).toBe(true)
  const { data, errors } = Papa.parse<string[]>(text.slice(0, -2), {
    delimiter: ',',
    newline: '\r\n',
  })
  expect(errors).toEqual([])
  const [header = [], ...rows] = data
  expect(rows.every((row) => row.length === header.length)).toBe(true)
  const chosen = (body.column_ids ?? []) as string[]
  if (chosen.length > 0) expect(header).toEqual(chosen)
  const place = header.indexOf('id')
  if (place < 0) expect(rows).toHaveLength(ids.length)
  else expect(rows.map((row) => row[place])).toEqual(ids)
}

const parsed = ({ answer }: Given) => JSON.parse(answer.text) as { [key: string]: unknown }

const checks: Readonly<Record<string, (given: Given) => void | Promise<void>>> = {
  export: (given) => expectFile(given, given.answer),
  url: async (given) => {
    const { url } = parsed(given) as { url: string }
    const get = {
      ...given.sent,
      method: 'GET',
      body: null,
      path: new URL(url).pathname,
      headers: {},
    }
    const file = await ask(given.world, get)
    if (!file) throw new Error(`a client cannot open ${url}`)
    expectHarmless(given.world, get, file)
    // The gateway makes links for anybody; rights are checked when one is opened.
    if (given.sent.path.startsWith('/galileo') && file.status !== 200) return
    expect([file.status, roleIn(given.queue, given.person) === null]).toEqual([200, false])
    expectFile(given, file)
    expect((await ask(given.world, get))?.status).toBe(410)
  },
  count: (given) => {
    expect(parsed(given)).toEqual({ total_count: selectedBy(given, given.body.filter_tree).length })
  },
  partial_search: (given) => {
    const { starting_token: from = 0, limit = 100, include_counts, redact } = given.body
    const found = selectedBy(given, given.body.filter_tree)
    const page = parsed(given) as { total_count?: number; records: { id: string }[] }
    if (include_counts === true) expect(page.total_count).toBe(found.length)
    const end = Number(from) + Number(limit)
    expect(page.records).toHaveLength(found.slice(Number(from), end).length)
    if (!given.body.sort) {
      const ids = found.slice(Number(from), end).map(({ id }) => id)
      expect(page.records.map(({ id }) => id)).toEqual(ids)
    }
    if (redact !== false) expect(given.answer.text.includes(given.queue.secret)).toBe(false)
  },
  tree_counts: (given) => {
    const { trees } = parsed(given) as { trees: { total: number }[] }
    const asked = given.body.filter_trees as Json[]
    expect(trees.map(({ total }) => total)).toEqual(
      asked.map((tree) => selectedBy(given, tree ?? 'no tree').length),
    )
  },
  selection_facts: (given) => {
    expect(parsed(given).records).toBe(selected(given).length)
  },
  missing_record_ids: (given) => {
    const ids = (given.body.record_ids as string[]).map(canonicalUuid)
    const held = new Set<string | null>(given.queue.records.map(({ id }) => id))
    expect(parsed(given).missing).toEqual([...new Set(ids)].filter((id) => !held.has(id)))
  },
  shared: async (given) => {
    const { hash } = parsed(given) as { hash: string }
    const { 'Content-Type': _, ...headers } = given.sent.headers
    const path = `/winnow/shared/${hash}`
    const kept = await ask(given.world, { ...given.sent, method: 'GET', body: null, path, headers })
    expect(JSON.parse(kept?.text ?? '')).toEqual({
      queue_id: given.queue.id,
      // JSON has no -0.
      configuration: JSON.parse(JSON.stringify(given.body)),
    })
  },
}
