import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { call, exported, sampleQueues } from './api.ts'
import { preparing, untilThere } from './sample-server.ts'
import { startListening, startServer, type RunningServer } from './start-server.ts'

const everything = { record_selector: { type: 'filter_tree', filter_tree: { and: [] } } }
const { support } = sampleQueues

async function untilMidImport(server: RunningServer, records: number): Promise<string> {
  for (;;) {
    const [now, ...rest] = await preparing(server)
    const isThere = [now, ...rest].every((queue) => queue?.name !== support.name)
    if (!now) throw new Error('the import had ended before the server was killed')
    if (isThere && now.records >= records) return `at ${now.records} records of “${now.name}”`
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

async function makePromises({ url }: RunningServer) {
  const link = (await (
    await call(url, `/v2/annotation_queues/${support.id}/records/export/url`, everything)
  ).json()) as { url: string }
  const kept = (await (
    await call(url, `/winnow/annotation_queues/${support.id}/shared`, { kept: 'configuration' })
  ).json()) as { hash: string }
  const login = (await (await call(url, '/login/api_key', { api_key: 'sample-owner' })).json()) as {
    access_token: string
  }
  return { link: new URL(link.url).pathname, hash: kept.hash, token: login.access_token }
}

/** Returns what differs from what was promised. The server at `reference` was never killed. */
export async function killedAndStartedAgain(
  reference: string,
  afterRecords: number,
): Promise<{ readonly problems: readonly string[]; readonly moment: string }> {
  const data = mkdtempSync(join(tmpdir(), 'winnow-crash-'))
  const problems: string[] = []
  try {
    const killed = await startListening([], {}, data)
    await untilThere(killed, support.name)
    const promised = await makePromises(killed)
    const busy = Array.from({ length: 20 }, (_, index) =>
      index % 2 === 0
        ? exported(killed.url, support.id, everything)
        : call(killed.url, `/annotation_queues/${support.id}/records/count`, {}),
    )
    const outcome = Promise.allSettled(busy)
    const moment = await untilMidImport(killed, afterRecords)
    killed.process.kill('SIGKILL')
    await outcome
    await killed.stop()

    const again = await startServer([], {}, data, 8)
    try {
      for (const { id, name } of Object.values(sampleQueues)) {
        const [ours, right] = await Promise.all([
          exported(again.url, id, everything),
          exported(reference, id, everything),
        ])
        if (!ours.equals(right)) problems.push(`“${name}” is not what it was`)
      }
      const file = Buffer.from(await (await fetch(again.url + promised.link)).arrayBuffer())
      if (!file.equals(await exported(again.url, support.id, everything))) {
        problems.push('the link does not give its file')
      }
      const headers = { Authorization: `Bearer ${promised.token}` }
      const kept = await fetch(`${again.url}/winnow/shared/${promised.hash}`, { headers })
      if (!kept.ok) problems.push(`the kept configuration is a ${kept.status}`)
    } finally {
      await again.stop()
    }
    return { problems, moment }
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}
