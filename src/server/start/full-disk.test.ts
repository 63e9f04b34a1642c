import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { open, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

/** On a tmpfs of 16 MB in a mount namespace. Skipped where namespaces are not allowed. */
const isPossible =
  spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', tmpdir()]).status === 0

const main = fileURLToPath(new URL('../main.ts', import.meta.url))
const key = 'a-key-of-mine'
const queueId = 'fe48ef63-1e56-4408-8465-3cde776200b5'

let folder = ''
let server: ChildProcess | null = null
let output = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'winnow-full-'))
  const time = '2026-03-01T00:00:00Z'
  const queue = { id: queueId, name: 'small', created_at: time, updated_at: time }
  const record = { id: '0a0f6a0e-5d7c-4f36-8d59-0f3f6f6d2a11', type: 'trace', created_at: time }
  await writeFile(join(folder, 'queue.json'), JSON.stringify({ queue }))
  await writeFile(join(folder, 'records.jsonl'), `${JSON.stringify(record)}\n`)
})
afterAll(() => {
  server?.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

async function start(): Promise<{ readonly url: string; readonly disk: string }> {
  const disk = mkdtempSync(join(folder, 'disk-'))
  const script =
    'mount -t tmpfs -o size=16m tmpfs "$1" && exec "$2" --import tsx "$3" --port 0 --data "$1/data" --queue "$4"'
  const given = ['sh', disk, process.execPath, main, folder]
  const env = { ...process.env, WINNOW_API_KEY: key, WINNOW_LOG: 'error' }
  const child = spawn('unshare', ['-rm', 'sh', '-c', script, ...given], { env })
  server = child
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => (output += String(chunk)))
  }
  await expect.poll(() => output, { timeout: 30_000 }).toContain('is ready.')
  const url = /http:\/\/[^/]+/.exec(output)?.[0] ?? ''
  return { url, disk: join(`/proc/${child.pid}/root`, disk) }
}

async function fill(file: string): Promise<void> {
  const handle = await open(file, 'w')
  for (let size = 1 << 20; size >= 1; size = size >> 4) {
    for (let isFull = false; !isFull;) {
      isFull = await handle.write(Buffer.alloc(size)).then(
        ({ bytesWritten }) => bytesWritten < size,
        () => true,
      )
    }
  }
  await handle.close()
}

test.runIf(isPossible)(
  'on a full disk nothing is half done, and everything works again when there is space',
  async () => {
    const { url, disk } = await start()
    const json = { 'Content-Type': 'application/json' }
    const post = (path: string, body: unknown, headers: object = { 'Galileo-API-Key': key }) =>
      fetch(url + path, {
        method: 'POST',
        headers: { ...json, ...headers },
        body: JSON.stringify(body),
      })
    const everything = { record_selector: { type: 'filter_tree', filter_tree: { and: [] } } }
    const writes = () =>
      Promise.all([
        post(`/annotation_queues/${queueId}/records/export/url`, everything),
        post(`/winnow/annotation_queues/${queueId}/shared`, { kept: 1 }),
      ])
    const { access_token } = (await (await post('/login/api_key', { api_key: key })).json()) as {
      access_token: string
    }
    const token = { Authorization: `Bearer ${access_token}` }
    const signOut = () => post('/winnow/sign_out_everywhere', {}, token)
    const whoAmI = async () => (await fetch(`${url}/current_user`, { headers: token })).status

    await fill(join(disk, 'filler'))
    const refused = [...(await writes()), await signOut()]
    expect(refused.map(({ status }) => status)).toEqual([507, 507, 507])
    for (const answer of refused) expect(await answer.text()).toContain('free some space')
    // The log's lines come through a pipe, perhaps after the answers.
    await expect.poll(() => output.match(/"code":"ENOSPC"/g)).toHaveLength(3)
    expect(await whoAmI()).toBe(200)
    const file = await post(`/annotation_queues/${queueId}/records/export`, everything)
    expect((await file.text()).split('\n')).toHaveLength(2)

    await rm(join(disk, 'filler'))
    expect((await writes()).map(({ status }) => status)).toEqual([200, 200])
    expect((await signOut()).status).toBe(204)
    expect(await whoAmI()).toBe(401)
    const names = await readdir(join(disk, 'data'), { recursive: true })
    expect(names.filter((name) => name.endsWith('.part'))).toEqual([])
  },
  60_000,
)
