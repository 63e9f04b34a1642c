import { randomBytes, randomUUID } from 'node:crypto'
import { clickhouse } from '#sql/clickhouse-dialect.ts'
import { sqlQuery, type Bind } from '#sql/sql-query.ts'
import type { Tickets } from '#server/downloads.ts'
import type { SignOuts } from '#server/sign-in/sign-outs.ts'
import type { SharedTexts } from '#server/shared-exports.ts'
import type { Engine } from './engine.ts'
import { evenUnfinished } from './replicas.ts'

/** What a server keeps besides records, in the database, so that any other server knows it. */

const write = (sql: (bind: Bind) => string) => sqlQuery(clickhouse, sql)
const line = (values: readonly unknown[]) => `${JSON.stringify(values)}\n`
/** A moment as the engine reads it. */
const moment = (at: Date) => at.toISOString().replace('T', ' ').replace('Z', '')

/**
 * Tickets of links. Who takes one writes their name where no name stands: the engine applies changes
 * to a table one after the other, on all its replicas in the same order, so that the second finds the
 * first one's name.
 */
export function clickhouseTickets(engine: Engine): Tickets {
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
    put: async (hash, ticket) => {
      const made = moment(new Date())
      await engine.insert('winnow_links', ['hash', 'made', 'ticket'], line([hash, made, ticket]))
      const columns = ['hash', 'made', 'used_by']
      await engine.insert('winnow_link_uses', columns, line([hash, made, '']))
    },
    take: async (hash) => {
      const [[ticket] = []] = await engine.rows(
        write((bind) => `SELECT ticket FROM winnow_links WHERE hash = ${bind.text(hash)}`),
      )
      if (typeof ticket !== 'string') return null
      const name = randomUUID()
      await change(hash, '', name)
      const [[used_by] = []] = await engine.rows(
        write((bind) => `SELECT used_by FROM winnow_link_uses WHERE hash = ${bind.text(hash)}`),
      )
      return used_by === name ? { ticket, putBack: () => change(hash, name, '') } : null
    },
    // The engine lets go of them itself, a day after they were made.
    drop: async () => undefined,
  }
}

export const clickhouseShared = (engine: Engine): SharedTexts => ({
  names: async () => {
    const rows = await engine.rows(write(() => 'SELECT DISTINCT hash FROM winnow_shared'))
    return rows.map(([hash]) => String(hash))
  },
  put: (hash, text) => {
    const columns = ['hash', 'made', 'configuration']
    return engine.insert('winnow_shared', columns, line([hash, moment(new Date()), text]))
  },
  get: async (hash) => {
    const [[text] = []] = await engine.rows(
      write(
        (bind) => `SELECT configuration FROM winnow_shared WHERE hash = ${bind.text(hash)} LIMIT 1`,
      ),
    )
    return typeof text === 'string' ? text : null
  },
})

/** A row each time that somebody signs out everywhere. */
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

/** The secret that signs tokens: the oldest is everybody's, and the first server makes it. */
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
