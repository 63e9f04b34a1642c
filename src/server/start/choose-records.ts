import { randomBytes } from 'node:crypto'
import type { SampleUser } from '#server/samples/sample-users.ts'
import type { Options } from './options.ts'
import { printable } from '#server/system/printable.ts'
import { loadQueueSource } from './queue-source.ts'
import { StartFailure } from '#server/system/start-failure.ts'
import { sampleSources } from '#server/samples/sample-sources.ts'
import { sampleUsers } from '#server/samples/sample-users.ts'
import type { Credentials } from '#server/sign-in/accounts.ts'
import { administrator } from '#server/sign-in/administrator.ts'
import type { QueueSource, StoredQueue } from '#server/store/store.ts'

type ServedRecords = {
  readonly mode: 'sample' | 'queues'
  readonly sources: readonly QueueSource[]
  readonly credentials: readonly Credentials[]
  readonly sampleUsers: readonly SampleUser[]
  readonly greeting: (address: string, queues: readonly StoredQueue[]) => string
}

/** `key` is the administrator's, from the environment. */
export async function chooseRecords(
  options: Pick<Options, 'queue' | 'host' | 'samplesAnywhere' | 'store'>,
  key: string | undefined,
): Promise<ServedRecords> {
  if (options.queue.length > 0 || options.store !== null) return ownRecords(options.queue, key)
  if (!isLoopback(options.host) && !options.samplesAnywhere) {
    throw new StartFailure(
      `The sample queues have public keys, so they are only served on a loopback address, and ${options.host} is not one. ` +
        'Serve your own records with --queue, or add --samples-anywhere.',
    )
  }
  return samples()
}

const isLoopback = (host: string): boolean => /^(localhost|127(\.\d+){3}|::1)$/i.test(host)

async function ownRecords(
  paths: readonly string[],
  givenKey: string | undefined,
): Promise<ServedRecords> {
  const key = chosenKey(givenKey) ?? randomBytes(24).toString('base64url')
  const sources: QueueSource[] = []
  for (const path of paths) {
    const source = await loadQueueSource(path)
    const same = sources.find(({ folder }) => folder.queue.id === source.folder.queue.id)
    if (same) throw new StartFailure(`${same.label} and ${source.label} are the same queue.`)
    sources.push(source)
  }
  return {
    mode: 'queues',
    sources,
    credentials: [{ person: administrator, key, password: null }],
    sampleUsers: [],
    greeting: (address, queues) =>
      [
        ...(queues.length > 0
          ? [`Winnow serves ${queues.map(describeQueue).join(', ')}.`]
          : sources.length === 0
            ? ['Winnow serves no queue yet. Import one with --queue.']
            : []),
        ...(sources.length > 0
          ? [`Winnow imports ${sources.map(nameOf).join(', ')}. The page shows the progress.`]
          : []),
        `Open and sign in: ${address}#key=${encodeURIComponent(key)}`,
        '',
      ].join('\n'),
  }
}

const shortestKey = 8
/** Far below the size limit of a request's headers. */
const longestKey = 256

/** @throws StartFailure for a key that cannot be sent, or is easy to guess. */
function chosenKey(given: string | undefined): string | null {
  const key = given?.trim() ?? ''
  if (key === '') return null
  if (!/^[\x20-\x7e]*$/.test(key)) {
    throw new StartFailure(
      'WINNOW_API_KEY has a character that an HTTP header cannot carry. Use ASCII letters, digits and punctuation.',
    )
  }
  if (key.length >= shortestKey && key.length <= longestKey) return key
  throw new StartFailure(
    `WINNOW_API_KEY has ${key.length} character${key.length === 1 ? '' : 's'}; it needs ${shortestKey} to ${longestKey}. ` +
      'Without WINNOW_API_KEY the server makes a key at each start.',
  )
}

const nameOf = ({ folder }: QueueSource): string => `“${printable(folder.queue.name)}”`

/** `“Week 12” (240 records)`. */
export const describeQueue = ({ queue, record_count }: StoredQueue): string =>
  `“${printable(queue.name)}” (${record_count.toLocaleString('en')} ${record_count === 1 ? 'record' : 'records'})`

function samples(): ServedRecords {
  return {
    mode: 'sample',
    // The smallest first, so that there soon is a queue to use.
    sources: sampleSources().toSorted((a, b) => (a.bytes ?? 0) - (b.bytes ?? 0)),
    credentials: sampleUsers.map(({ key, password, ...user }) => ({
      key,
      password,
      person: {
        user_id: user.user_id,
        email: user.email,
        first_name: user.first_name,
        last_name: user.last_name,
        is_admin: false,
      },
    })),
    sampleUsers: sampleUsers.map(({ email, first_name, last_name, role, key }) => ({
      email,
      name: `${first_name} ${last_name}`,
      role,
      key,
    })),
    greeting: (address) => `Winnow serves its sample queues.\nOpen: ${address}\n`,
  }
}
