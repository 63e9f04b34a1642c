import { openState } from '#server/start/open-state.ts'

/** Writes to a data folder until killed. Prints one line per confirmed write. */
const [, , data = '', user = ''] = process.argv
const state = await openState({ data, memory: 128, threads: 1, store: null }, () => new Date())
const say = (line: string) => process.stdout.write(`${line}\n`)
const ticket = {
  user_id: user,
  queue_id: user,
  file_name: 'a.csv',
  request: {
    export_format: 'csv' as const,
    redact: true,
    export_computed_metrics_only: false,
    column_ids: null,
    file_name: null,
    record_selector: { type: 'filter_tree' as const, filter_tree: { and: [] } },
  },
}

async function forever(promise: (turn: number) => Promise<string>) {
  for (let turn = 0; ; turn += 1) say(await promise(turn))
}

await Promise.all([
  forever(async (turn) => {
    const configuration = { turn, at: process.pid, text: 'x'.repeat(1000 * (turn % 50)) }
    const kept = await state.shared.put({ queue_id: user, configuration }, user)
    if ('over' in kept) return 'over'
    // Makes room for further writes.
    if (turn % 3 > 0) await state.shared.remove(kept.hash, user)
    return `${turn % 3 > 0 ? 'removed' : 'kept'} ${kept.hash}`
  }),
  forever(async (turn) => {
    const link = await state.downloads.issue(ticket)
    if ('over' in link) return 'over'
    const claim = turn % 3 > 0 ? await state.downloads.claim(link.token) : null
    await claim?.used()
    return `${claim ? 'used' : 'link'} ${link.token}`
  }),
  forever(async () => {
    await state.signOuts.add(user)
    return 'out'
  }),
])
