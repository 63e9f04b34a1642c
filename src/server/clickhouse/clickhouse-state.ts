import { randomBytes, randomUUID } from 'node:crypto'
import { clickhouse } from '#sql/clickhouse-dialect.ts'
import { sqlQuery, type Bind } from '#sql/sql-query.ts'
import type { Uuid } from '#domain/contract/uuid.ts'
import type { Tickets } from '#server/downloads/downloads.ts'
import type { Usage } from '#server/downloads/expiring-index.ts'
import type { SignOuts } from '#server/sign-in/sign-outs.ts'
import type { SharedTexts } from '#server/downloads/shared-exports.ts'
import type { Engine } from './engine.ts'
import { evenUnfinished } from './replicas.ts'

const write = (sql: (bind: Bind) => string) => sqlQuery(clickhouse, sql)
const line = (values: readonly unknown[]) => `${JSON.stringify(values)}\n`
const moment = (at: Date) => at.toISOString().replace('T', ' ').replace('Z', '')

type Named = { readonly hash: string; readonly owner: Uuid }
/** One row per link or shared export of a user; the newest row of a name counts. */
type Holding = Named & {
  readonly kind: 'link' | 'shared'
  readonly until: number
  readonly bytes: number
}

const hold = (engine: Engine, { kind, hash, owner, until, bytes }: Holding) => {
  const columns = ['kind', 'hash', 'user_id', 'made', 'until', 'bytes']
  const row = [kind, hash, owner.toLowerCase(), moment(new Date()), moment(new Date(until)), bytes]
  return engine.insert('winnow_holdings', columns, line(row))
}

/** Replaces a row by one that ended long ago. */
const letGo = (engine: Engine, named: Pick<Holding, 'kind' | 'hash' | 'owner'>) =>
  hold(engine, { ...named, until: 0, bytes: 0 })

const holdings = (bind: Bind, kind: Holding['kind'], now: () => Date) =>
  `FROM winnow_holdings FINAL WHERE kind = ${bind.text(kind)} ` +
  `AND until > toDateTime64(${bind.text(moment(now()))}, 3, 'UTC')`

const usageOf =
  (engine: Engine, kind: Holding['kind'], now: () => Date) =>
  async (owner: Uuid): Promise<Usage> => {
    const [[ownCount, ownBytes, count, bytes] = []] = await engine.rows(
      write((bind) => {
        const isOwn = `user_id = ${bind.text(owner.toLowerCase())}`
        const sums = `countIf(${isOwn}), sumIf(bytes, ${isOwn}), count(), sum(bytes)`
        return `SELECT ${sums} ${holdings(bind, kind, now)}`
      }),
    )
    return {
      own: { count: Number(ownCount), bytes: Number(ownBytes) },
      all: { count: Number(count), bytes: Number(bytes) },
    }
  }

/**
 * Tickets of links. A server takes a ticket by writing its name if there is none. ClickHouse applies
 * changes to a table one after the other, in the same order on all replicas, so only the first server
 * finds its own name.
 */
export function clickhouseTickets(engine: Engine, now: () => Date): Tickets {
  const change = (hash: string, from: string, to: string) =>
    evenUnfinished(
      engine.run(
        write(
          (bind) =>
            `ALTER TABLE winnow_link_uses UPDATE used_by = ${bind.text(to)} ` +
            `WHERE hash = ${bind.text(hash)} AND used_by = ${bind.text(from)}`,
        ),
        { settings: { mutations_sync: engine.address.cluster === null ? '1' : '2' } },
      ),
    )
  return {
    usage: usageOf(engine, 'link', now),
    // The table's TTL deletes them a day later.
    put: async ({ hash, owner, until }, ticket) => {
      const made = moment(new Date())
      await hold(engine, { kind: 'link', hash, owner, until, bytes: Buffer.byteLength(ticket) })
      await engine.insert('winnow_links', ['hash', 'made', 'ticket'], line([hash, made, ticket]))
      const columns = ['hash', 'made', 'used_by']
      await engine.insert('winnow_link_uses', columns, line([hash, made, '']))
    },
    take: async (hash) => {
      const [[text] = []] = await engine.rows(
        write((bind) => `SELECT ticket FROM winnow_links WHERE hash = ${bind.text(hash)}`),
      )
      if (typeof text !== 'string') return null
      const name = randomUUID()
      await change(hash, '', name)
      const [[used_by, owner] = []] = await engine.rows(
        write(
          (bind) =>
            `SELECT used_by, (SELECT any(user_id) FROM winnow_holdings WHERE hash = ${bind.text(hash)}) ` +
            `FROM winnow_link_uses WHERE hash = ${bind.text(hash)}`,
        ),
      )
      if (used_by !== name) return null
      return {
        text,
        putBack: () => change(hash, name, ''),
        drop: () => letGo(engine, { kind: 'link', hash, owner: String(owner) }),
      }
    },
  }
}

export function clickhouseShared(engine: Engine, now: () => Date): SharedTexts {
  const kind = 'shared'
  const held = async (hash?: string) => {
    const rows = await engine.rows(
      write((bind) => {
        const columns = 'hash, user_id, toUnixTimestamp64Milli(until), bytes'
        const kept = holdings(bind, kind, now)
        const named = hash === undefined ? '' : ` AND hash = ${bind.text(hash)}`
        return `SELECT ${columns} ${kept}${named} ORDER BY until`
      }),
    )
    return rows.map(([name, owner, until, bytes]) => ({
      hash: String(name),
      owner: String(owner),
      until: Number(until),
      bytes: Number(bytes),
    }))
  }
  /** Texts of version 0.1.0 have no owner. */
  const isNobodys = async (hash: string) => {
    const [[count] = []] = await engine.rows(
      write((bind) => `SELECT count() FROM winnow_holdings WHERE hash = ${bind.text(hash)}`),
    )
    return Number(count) === 0
  }
  const textOf = async (hash: string) => {
    const [[text] = []] = await engine.rows(
      write(
        (bind) => `SELECT configuration FROM winnow_shared FINAL WHERE hash = ${bind.text(hash)}`,
      ),
    )
    return typeof text === 'string' && text !== '' ? text : null
  }
  const keepText = (hash: string, text: string) => {
    const columns = ['hash', 'made', 'configuration']
    return engine.insert('winnow_shared', columns, line([hash, moment(new Date()), text]))
  }
  return {
    usage: usageOf(engine, kind, now),
    entries: () => held(),
    put: async ({ hash, owner, until }, text) => {
      await keepText(hash, text)
      await hold(engine, { kind, hash, owner, until, bytes: Buffer.byteLength(text) })
    },
    renew: async ({ hash, owner, until }) => {
      const own = (await held(hash)).find((entry) => entry.owner === owner.toLowerCase())
      const text = own ? await textOf(hash) : null
      if (!own || text === null) return false
      await keepText(hash, text)
      await hold(engine, { ...own, kind, until })
      return true
    },
    read: async (hash, isWhole) => {
      const isKept = (await held(hash)).length > 0 || (await isNobodys(hash))
      const text = isKept ? await textOf(hash) : null
      return { text: text !== null && isWhole(text) ? text : null, damaged: [] }
    },
    remove: async (hash, owner) => {
      const all = await held(hash)
      const found = all.filter((entry) => owner === null || entry.owner === owner.toLowerCase())
      for (const entry of found) await letGo(engine, { ...entry, kind })
      const isForgotten =
        found.length === all.length && (owner === null || found.length > 0) && (await textOf(hash))
      // The newest row of a text counts, so an empty one hides the old text.
      if (isForgotten) await keepText(hash, '')
      return found.length > 0 || Boolean(isForgotten)
    },
  }
}

/** One row per “Sign out everywhere”. */
export const clickhouseSignOuts = (engine: Engine): SignOuts => ({
  of: async (userId) => {
    const [[count] = []] = await engine.rows(
      write((bind) => `SELECT count() FROM winnow_sign_outs WHERE user_id = ${bind.text(userId)}`),
    )
    return Number(count)
  },
  add: (userId) =>
    engine.insert('winnow_sign_outs', ['user_id', 'made'], line([userId, moment(new Date())])),
})

const secretBytes = 32

/** The secret that signs tokens. The first server writes it; if several do, the oldest counts. */
export async function clickhouseTokenSecret(engine: Engine): Promise<Uint8Array> {
  const oldest = async () => {
    const [[secret] = []] = await engine.rows(
      write(
        (bind) =>
          `SELECT secret FROM winnow_secrets WHERE name = ${bind.text('tokens')} ` +
          `ORDER BY made, secret LIMIT 1`,
      ),
    )
    return typeof secret === 'string' ? Buffer.from(secret, 'base64') : null
  }
  const known = await oldest()
  if (known) return known
  const secret = randomBytes(secretBytes).toString('base64')
  const columns = ['name', 'made', 'secret']
  await engine.insert('winnow_secrets', columns, line(['tokens', moment(new Date()), secret]))
  return (await oldest()) ?? Buffer.from(secret, 'base64')
}
