import { availableParallelism, totalmem } from 'node:os'
import { Command, InvalidArgumentError, Option } from 'commander'
import type { LevelWithSilent } from 'pino'
import { connectionBounds } from './http-server.ts'
import { printableLines } from '#server/system/printable.ts'
import { readStoreAddress, type ClickhouseAddress } from '#server/clickhouse/store-address.ts'

export type Options = {
  readonly port: number
  readonly host: string
  readonly data: string
  readonly queue: readonly string[]
  readonly samplesAnywhere: boolean
  readonly galileo: string | null
  readonly allowHost: readonly string[]
  readonly trustProxy: boolean
  /** Connections per address; behind a proxy, concurrent requests. */
  readonly connectionsPerAddress: number
  /** A ClickHouse instead of the data folder. */
  readonly store: ClickhouseAddress | null
  /** In MB. */
  readonly memory: number
  readonly threads: number
  readonly log: LevelWithSilent
}

const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const satisfies LevelWithSilent[]

/** Of the installed package; in a clone they are npm scripts. */
const commands = `
Other commands, each with --help:
  winnow export <link or file>   run an export without a browser
  winnow sample --records <n>    write a queue folder`

/** Exits on a mistake. */
export function readOptions(argv: readonly string[], version: string): Options {
  const command = new Command('winnow')
    .addHelpText('after', commands)
    .configureOutput({ outputError: (text, write) => write(printableLines(text)) })
    .description('Build exports of annotation queues, and get a file that is proven complete.')
    .version(version, '--version')
    .addOption(
      new Option('--port <number>', 'where to listen; 0 takes any free port')
        .env('PORT')
        .argParser(readPort)
        .default(4173),
    )
    .option('--host <address>', 'the address to listen on', '127.0.0.1')
    .option('--data <folder>', 'folder for everything that the server keeps', '.winnow')
    .option(
      '--queue <folder or .jsonl>',
      'serve these records instead of the samples (repeatable)',
      (path: string, paths: readonly string[]) => [...paths, path],
      [],
    )
    .option(
      '--samples-anywhere',
      'serve the samples even where other machines can reach them',
      false,
    )
    .addOption(
      new Option('--galileo <address>', 'forward calls under /galileo to this service')
        .env('WINNOW_GALILEO_URL')
        .default(null),
    )
    .option(
      '--store <address>',
      'keep everything in a ClickHouse: clickhouse://user:password@host:8123/database',
    )
    .addOption(
      new Option('--memory <size>', 'memory limit of the database, as in 512MB or 2GB')
        .argParser(readMegabytes)
        .default(defaultMemory(), 'a quarter of the machine, 2GB at most'),
    )
    .addOption(
      new Option('--log <level>', 'how much to log, as JSON on standard output')
        .env('WINNOW_LOG')
        .choices(logLevels)
        .default('error'),
    )
    .addOption(
      new Option('--allow-host <name>', 'another host name that the server answers to (repeatable)')
        .env('WINNOW_ALLOW_HOST')
        .argParser((name: string, names: readonly string[]) => [...names, ...name.split(',')])
        .default([]),
    )
    .option('--trust-proxy', 'trust X-Forwarded-For, -Host and -Proto of the proxy in front', false)
    .addOption(
      new Option('--connections-per-address <number>', 'connections that one address may have open')
        .argParser(readConnections)
        .default(connectionBounds.ofPlace),
    )
    .allowExcessArguments(false)
    .parse(argv)
  const given = command.opts<Omit<Options, 'threads' | 'store'> & { readonly store?: string }>()
  const store = given.store === undefined ? null : readStoreAddress(given.store, process.env)
  if (given.store !== undefined && store === null) {
    command.error(
      'error: --store takes an address like clickhouse://host:8123/database, with ?cluster=name for a cluster.',
    )
  }
  const galileo = given.galileo === null ? null : addressOf(given.galileo)
  // Commander would print the typed text, which may hold a credential.
  if (given.galileo !== null && galileo === null) {
    command.error(
      'error: --galileo takes an address like https://api.galileo.ai, without credentials.',
    )
  }
  return { ...given, galileo, store, threads: Math.min(availableParallelism(), 8) }
}

function readPort(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65535) return port
  throw new InvalidArgumentError('A port must be a number from 0 to 65535.')
}

function readConnections(text: string): number {
  const number = Number(text)
  if (/^\d+$/.test(text) && number >= 1 && number <= connectionBounds.connections) return number
  throw new InvalidArgumentError(`Give a number from 1 to ${connectionBounds.connections}.`)
}

/** Null unless it is a plain address; without a final slash. */
function addressOf(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null
  const isPlain =
    url?.username === '' && url.password === '' && url.search === '' && url.hash === ''
  if (!url || !isPlain || !/^https?:$/.test(url.protocol)) return null
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`
}

const smallestMemory = 128
const defaultMemory = (): number =>
  Math.max(smallestMemory, Math.min(2048, Math.floor(totalmem() / 4 / 1024 / 1024)))

function readMegabytes(text: string): number {
  const [, digits, unit] = /^(\d+)\s*(MB|GB|M|G)?$/i.exec(text) ?? []
  const size = Number(digits) * (unit?.toUpperCase().startsWith('G') ? 1024 : 1)
  if (size >= smallestMemory) return size
  throw new InvalidArgumentError(
    `The size must be at least ${smallestMemory}MB, as in 512MB or 2GB.`,
  )
}
