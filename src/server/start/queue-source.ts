import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, extname, join, resolve } from 'node:path'
import { queueFolderSchema, type QueueFolder } from '#domain/contract/queue-folder.ts'
import { administrator } from '#server/sign-in/administrator.ts'
import { ImportError, type QueueSource } from '#server/store/store.ts'
import { withBothTrees } from '#server/records/choices-tree.ts'
import { englishTexts } from '#server/system/english-texts.ts'
import { readIfThere } from '#server/system/whole-file.ts'
import { uuidOf } from '#server/sign-in/uuid-of.ts'

/** Raise this when the same files are imported differently. */
const sourceVersion = 1

export type FolderSource = QueueSource & { readonly content_key: () => Promise<string> }

/** Does not read the records; the store checks them. @throws ImportError with file, place and reason. */
export async function loadQueueSource(given: string): Promise<FolderSource> {
  const path = resolve(given)
  const kind = await stat(path).catch(() => null)
  if (!kind) throw new ImportError(`${path}: no such file or folder`)
  const records = kind.isDirectory() ? join(path, 'records.jsonl') : path
  const size = await sizeOf(records)
  const described = kind.isDirectory() ? await readQueueJson(join(path, 'queue.json')) : null
  const name = basename(path, kind.isDirectory() ? '' : extname(path)) || 'records'
  const folder = described ?? queueOfRecordsAlone(path, name, (await stat(records)).mtime)
  return {
    label: records,
    folder,
    name,
    content_key: async () => {
      const hash = createHash('sha256').update(JSON.stringify([sourceVersion, described ?? name]))
      for await (const chunk of createReadStream(records)) hash.update(chunk as Uint8Array)
      return hash.digest('hex')
    },
    bytes: size,
    open: () => createReadStream(records, { highWaterMark: 1024 * 1024 }),
  }
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) throw new ImportError(`${file}: no such file`)
  return found.size
}

/** Records without a `queue.json` belong to the person who started the server. */
function queueOfRecordsAlone(path: string, name: string, at: Date): QueueFolder {
  const { user_id, email, first_name, last_name } = administrator
  const time = at.toISOString()
  return {
    queue: { id: uuidOf(path), name, description: null, created_at: time, updated_at: time },
    users: [{ user_id, email, first_name, last_name, role: 'owner', track_progress: true }],
    templates: [],
    metrics: [],
  }
}

async function readQueueJson(file: string): Promise<QueueFolder | null> {
  const bytes = await readIfThere(file).catch((cause: unknown) => {
    throw new ImportError(`${file}: cannot be read`, { cause })
  })
  if (bytes === null) return null
  const text = bytes.toString()
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw new ImportError(`${file}:${lineOf(cause, text)}: not valid JSON`, { cause })
  }
  const parsed = queueFolderSchema.safeParse(withBothTrees(json), englishTexts)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const key = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
    const place = placeText([...(issue?.path ?? []), ...key])
    const reason = key.length > 0 ? 'unknown key' : issue?.message
    throw new ImportError(`${file}: ${place}: ${reason ?? ''}`)
  }
  const wrong = contradiction(parsed.data)
  if (wrong) throw new ImportError(`${file}: ${wrong}`)
  const { queue } = parsed.data
  return { ...parsed.data, queue: { ...queue, id: queue.id.toLowerCase() } }
}

/** JSON errors name a position; without one, the text ends too early. */
function lineOf(cause: unknown, text: string): number {
  const position = /position (\d+)/.exec(cause instanceof Error ? cause.message : '')?.[1]
  const before = text.slice(0, position === undefined ? text.length : Number(position))
  return before.split('\n').length
}

/** Like `users[2].role`. */
const placeText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, key) =>
      typeof key === 'number' ? `${text}[${key}]` : `${text}${text && '.'}${String(key)}`,
    '',
  ) || 'the whole file'

/** Finds repeated ids, which the schema cannot. */
function contradiction({ users, templates, metrics }: QueueFolder): string | null {
  const ids = [
    ['users', 'user_id', users.map((user) => user.user_id)],
    ['templates', 'id', templates.map((template) => template.id)],
    ['metrics', 'key', metrics.map((metric) => metric.key)],
  ] as const
  for (const [list, key, values] of ids) {
    const index = values.findIndex((value, at) => values.indexOf(value) < at)
    if (index >= 0) return `${list}[${index}].${key}: “${values[index]}” is repeated`
  }
  return null
}
