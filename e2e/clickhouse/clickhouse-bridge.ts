import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/**
 * Runs ClickHouse's own engine (`chdb`) behind the part of ClickHouse's HTTP protocol that its client
 * uses: statements, parameters, settings, inserts, errors, streamed results.
 */

type Chunk = { raw: () => Uint8Array }
type Stream = AsyncIterable<Chunk> & { cancel: () => void }
type Parameters = Record<string, string | readonly string[]>
type Session = {
  query: (sql: string) => string
  queryBindAsync: (sql: string, parameters: Parameters) => Promise<{ bytes: () => Uint8Array }>
  queryStreamBind: (sql: string, parameters: Parameters, options: { format: string }) => Stream
  insert: (rows: {
    table: string
    values: Buffer
    format: string
    columns: readonly string[]
  }) => Promise<unknown>
  close: () => void
}
type Chdb = { Session: new (path: string) => Session; drainPending: () => Promise<void> }

const folder = resolve('node_modules/.cache/chdb')
const version = '3.4.0'

function loadChdb(): Chdb {
  const installed = join(folder, 'node_modules', 'chdb', 'package.json')
  if (!existsSync(installed)) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
    const rest = ['install', '--no-save', '--no-audit', '--no-fund', `chdb@${version}`]
    const { status, stderr } = spawnSync(npm, rest, { cwd: folder, encoding: 'utf8' })
    if (status !== 0) throw new Error(`chdb ${version} could not be installed: ${stderr}`)
  }
  return createRequire(join(folder, 'package.json'))('chdb') as Chdb
}

const username = 'winnow'
const password = 'p@ss/word?'
const credentials = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`

/** The exit code without an engine. */
const notHad = 3

let chdb: Chdb
try {
  chdb = loadChdb()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(notHad)
}
const data = mkdtempSync(join(tmpdir(), 'winnow-clickhouse-'))
// Keeps the engine alive; each statement has its own session.
const keeper = new chdb.Session(data)
const server = createServer({ maxHeaderSize: 1_048_576 }, (request, response) => {
  if (request.url === '/ping') {
    response.end('Ok.\n')
    return
  }
  if (request.headers.authorization !== credentials) {
    const text = 'Code: 516. DB::Exception: Authentication failed. (AUTHENTICATION_FAILED)'
    fail(response, new Error(text))
    return
  }
  void answer(request, response).catch((error: unknown) => fail(response, error))
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const signIn = [username, password].map(encodeURIComponent).join(':')
  process.stdout.write(`clickhouse://${signIn}@127.0.0.1:${port}\n`)
})

process.stdin.on('end', () => {
  server.closeAllConnections()
  server.close()
  keeper.close()
  void chdb.drainPending().then(() => {
    rmSync(data, { recursive: true, force: true })
    process.exit(0)
  })
})
process.stdin.resume()

function fail(response: ServerResponse, error: unknown) {
  const text = error instanceof Error ? error.message : String(error)
  if (response.headersSent) {
    response.destroy()
    return
  }
  const code = /Code: (\d+)/.exec(text)?.[1] ?? '1002'
  response.writeHead(code === '516' ? 403 : 500, { 'X-ClickHouse-Exception-Code': code })
  response.end(text)
}

/** Parameters of the address that are not settings. */
const ownNames = new Set(['query', 'query_id', 'database', 'session_id', 'role', 'default_format'])

async function answer(request: IncomingMessage, response: ServerResponse) {
  const { searchParams } = new URL(String(request.url), 'http://127.0.0.1')
  const body = await bodyOf(request)
  const isForm = String(request.headers['content-type']).startsWith('multipart/form-data')
  const form = isForm ? await formOf(body, request) : new Map<string, string>()
  const sql = searchParams.get('query') ?? form.get('query') ?? body.toString()
  const rows = searchParams.has('query') ? body : Buffer.alloc(0)
  const parameters = parametersOf(sql, new Map([...searchParams, ...form]))
  const session = new chdb.Session(data)
  const isStoppable =
    Number(searchParams.get('readonly')) > 0 &&
    searchParams.get('cancel_http_readonly_queries_on_client_close') === '1'
  if (isStoppable) stopWithCaller(session, response)
  try {
    const database = searchParams.get('database')
    if (database !== null) session.query(`USE ${JSON.stringify(database)}`)
    for (const [name, value] of searchParams) {
      if (ownNames.has(name) || name.startsWith('param_')) continue
      if (!/^\w+$/.test(name)) throw new Error(`Code: 115. DB::Exception: no setting ${name}`)
      session.query(`SET ${name} = '${value.replaceAll(/[\\']/g, '\\$&')}'`)
    }
    if (/^\s*(SELECT|WITH)\b/i.test(sql)) await select(session, sql, parameters, response)
    else if (rows.length > 0) await insert(session, sql, rows, database)
    else await exclusively(() => session.queryBindAsync(sql, parameters))
    response.end()
  } finally {
    session.close()
  }
}

function stopWithCaller(session: Session, response: ServerResponse) {
  const mark = randomUUID()
  session.query(`SET log_comment = '${mark}'`)
  response.once('close', () => {
    if (!response.writableFinished) {
      keeper.query(`KILL QUERY WHERE Settings['log_comment'] = '${mark}' ASYNC`)
    }
  })
}

/** The engine binds parameters for the whole process, so statements start one at a time. */
let turn: Promise<unknown> = Promise.resolve()
function exclusively<T>(begin: () => Promise<T>): Promise<T> {
  const result = turn.then(begin)
  turn = result.catch(() => undefined)
  return result
}

async function select(
  session: Session,
  statement: string,
  parameters: Parameters,
  response: ServerResponse,
) {
  const [, sql = statement, format = 'TabSeparated'] =
    /^([\s\S]*?)\s+FORMAT\s+(\w+)\s*$/.exec(statement) ?? []
  const stream = await exclusively(async () => session.queryStreamBind(sql, parameters, { format }))
  let isGone = false
  response.once('close', () => {
    isGone = !response.writableFinished
  })
  for await (const chunk of stream) {
    if (isGone) break
    // The engine frees the bytes with the chunk.
    if (!response.write(Buffer.from(chunk.raw()))) await drained(response)
  }
}

function drained(response: ServerResponse): Promise<void> {
  if (response.destroyed) return Promise.resolve()
  return new Promise((ready) => {
    const end = () => {
      response.off('drain', end)
      response.off('close', end)
      ready()
    }
    response.on('drain', end)
    response.on('close', end)
  })
}

async function insert(session: Session, sql: string, values: Buffer, database: string | null) {
  const [, table = '', columns = '', format = ''] =
    /^INSERT INTO\s+(\S+)\s+\(([^)]*)\)\s+FORMAT\s+(\w+)$/.exec(sql.trim()) ?? []
  const plain = (name: string) => name.trim().replaceAll('"', '')
  await session.insert({
    table: [...(database === null ? [] : [database]), plain(table)].join('.'),
    columns: columns.split(',').map(plain),
    format,
    values,
  })
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** `http_max_field_value_size` of a server. */
const mostFieldBytes = 131_072

async function formOf(body: Buffer, request: IncomingMessage): Promise<Map<string, string>> {
  const headers = { 'Content-Type': String(request.headers['content-type']) }
  const fields = new Map<string, string>()
  for (const [name, value] of await new Response(new Uint8Array(body), { headers }).formData()) {
    if (typeof value !== 'string') continue
    if (Buffer.byteLength(value) > mostFieldBytes) throw new Error('Field value too long')
    fields.set(name, value)
  }
  return fields
}

function parametersOf(sql: string, given: ReadonlyMap<string, string>): Parameters {
  const found: Parameters = {}
  for (const [, name = '', type = ''] of sql.matchAll(/\{(\w+):([\w()]+)\}/g)) {
    const text = given.get(`param_${name}`)
    if (text === undefined) continue
    found[name] = type.startsWith('Array') ? listOf(text) : unescaped(text)
  }
  return found
}

const escapes: Readonly<Record<string, string>> = {
  t: '\t',
  n: '\n',
  r: '\r',
  b: '\b',
  f: '\f',
  0: '\0',
}
const unescaped = (text: string): string =>
  text.replaceAll(/\\([\s\S])/g, (_, letter: string) => escapes[letter] ?? letter)

const listOf = (text: string): readonly string[] =>
  [...text.matchAll(/'((?:[^'\\]|\\[\s\S])*)'/g)].map(([, inner = '']) => unescaped(inner))
