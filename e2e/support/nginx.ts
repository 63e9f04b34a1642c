import { spawn, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { freePort } from './start-server.ts'

export type Nginx = {
  readonly url: string
  readonly port: number
  readonly ca: string
  /** Bytes of buffered bodies on disk; Linux only. */
  readonly bytesOnDisk: () => number
  readonly stop: () => Promise<void>
}

export const nginxHost = 'winnow.example.com'

const cache = 'node_modules/.cache/nginx'
const places = [
  '/usr/sbin/nginx',
  '/usr/local/sbin/nginx',
  '/opt/homebrew/bin/nginx',
  join(cache, 'usr/sbin/nginx'),
]

const works = (command: string, ...options: string[]): boolean =>
  spawnSync(command, options, { stdio: 'ignore', timeout: 180_000 }).status === 0

const runs = (path: string): boolean => works(path, '-v')

/** Unpacks Debian's package without installing it; null if there is none. */
export function findNginx(): string | null {
  const found = ['nginx', ...places].find(runs)
  if (found) return found
  if (!existsSync('/usr/bin/apt-get')) return null
  mkdirSync(cache, { recursive: true })
  const download = () =>
    spawnSync('apt-get', ['-o', 'Acquire::http::Timeout=20', 'download', 'nginx'], {
      cwd: cache,
      stdio: 'ignore',
      timeout: 180_000,
    }).status === 0
  // Fetching needs package lists, which only root can update.
  if (!download() && !(works('apt-get', '-o', 'Acquire::http::Timeout=20', 'update') && download()))
    return null
  const [file = ''] = readdirSync(cache).filter((name) => name.endsWith('.deb'))
  if (!works('dpkg-deb', '-x', join(cache, file), cache)) return null
  return places.find(runs) ?? null
}

export async function startNginx(binary: string, target: string): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-nginx-'))
  const port = await freePort()
  const ca = makeCertificate(folder)
  writeFileSync(join(folder, 'nginx.conf'), configuration(folder, port, target))
  const child = spawn(
    resolvePath(binary),
    ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')],
    { stdio: 'ignore' },
  )
  const stop = async () => {
    const ended = new Promise((done) => child.once('close', done))
    if (child.exitCode === null && child.kill('SIGTERM')) await ended
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    while (!(await isListening(port))) {
      if (child.exitCode !== null) throw new Error(readFileSync(join(folder, 'error.log'), 'utf8'))
      await new Promise((done) => setTimeout(done, 20))
    }
  } catch (error) {
    await stop()
    throw error
  }
  const bytesOnDisk = () => bytesOf(child.pid, folder)
  return { url: `https://${nginxHost}:${port}`, port, ca, bytesOnDisk, stop }
}

const resolvePath = (binary: string) => (binary.includes('/') ? resolve(binary) : binary)

const isListening = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('connect', () => done(true)).on('error', () => done(false))
    socket.on('connect', () => socket.destroy())
  })

/** nginx unlinks its temporary files at once, so open file descriptors are counted. */
function bytesOf(pid: number | undefined, folder: string): number {
  const open = `/proc/${pid}/fd`
  return readdirSync(open)
    .map((name) => join(open, name))
    .filter((path) => /^(body|proxy)\//.test(relative(folder, linkOf(path))))
    .reduce((sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0)
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}

function makeCertificate(folder: string): string {
  const [certificate, key] = [join(folder, 'winnow.pem'), join(folder, 'winnow.key')]
  const options = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=${nginxHost} -addext subjectAltName=DNS:${nginxHost}`
  const { status, stderr } = spawnSync(
    'openssl',
    [...options.split(' '), '-keyout', key, '-out', certificate],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`openssl made no certificate: ${stderr}`)
  return readFileSync(certificate, 'utf8')
}

function configuration(folder: string, port: number, target: string): string {
  const [, server = ''] =
    /```nginx\n([\s\S]*?)```/.exec(readFileSync('src/server/README.md', 'utf8')) ?? []
  const changed = [
    ['listen 443 ssl', `listen 127.0.0.1:${port} ssl`],
    ['/etc/ssl/certs/winnow.pem', join(folder, 'winnow.pem')],
    ['/etc/ssl/private/winnow.key', join(folder, 'winnow.key')],
    ['http://127.0.0.1:4173', target],
  ].reduce((text, [from = '', to = '']) => {
    if (!text.includes(from))
      throw new Error(`The nginx of src/server/README.md no longer has ${from}.`)
    return text.replace(from, to)
  }, server)
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(folder, name.replace('client_', ''))};`,
  )
  return `daemon off;
master_process off;
pid ${join(folder, 'nginx.pid')};
${process.getuid?.() === 0 ? 'user root;' : ''}
events {}
http {
${temporary.join('\n')}
access_log off;
${changed}
}
`
}
