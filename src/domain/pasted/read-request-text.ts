import { checkServiceRequest } from '#domain/request-check/check-request.ts'
import { toDraft } from '#domain/filter-tree/draft.ts'
import {
  emptyConfiguration,
  maxColumns,
  maxNameLength,
  type Configuration,
} from '#domain/configuration/configuration.ts'
import { maxBodyBytes, type ExportRequest } from '#domain/contract/contract.ts'
import { readPastedJson } from './pasted-json.ts'
import { plainUuid } from '#domain/record-ids/plain-text.ts'
import { readRecordIds } from '#domain/record-ids/record-ids.ts'
import { repeatedKey } from './repeated-key.ts'
import type { ValidationErrorItem } from '#domain/contract/validation-error.ts'
import type { Uuid } from '#domain/contract/uuid.ts'

/** Why a text cannot be opened, and the place in the request, in words; empty for the whole request. */
export type RequestTextError = { readonly where: string; readonly message: string }

type RequestTextResult =
  | {
      readonly configuration: Configuration
      readonly errors: readonly []
      /** Whether a cURL command has a variable for its queue, so that the open queue stays. */
      readonly keepsQueue: boolean
    }
  | { readonly configuration: null; readonly errors: readonly RequestTextError[] }

/** Error texts for an address without a queue, which must never open on another queue. */
const noQueue = {
  none: 'This cURL command has no queue address. The address should contain /annotation_queues/ and a queue ID.',
  no_id: 'The address in this cURL command has no queue ID after /annotation_queues/.',
} as const

/**
 * Reads a pasted request: JSON for the queue `queueId`, or a cURL command, whose address names the
 * queue. If the address has a variable there, `queueId` stays. Nothing is dropped: unknown parts, and
 * everything that the service would refuse, are errors. `toRequest` checks columns and redaction
 * rights.
 */
export function readRequestText(text: string, queueId: string | null): RequestTextResult {
  if (text.length > maxBodyBytes)
    return refuse('A request can have up to 8 MB. This text is larger.')
  const pasted = readPastedJson(text)
  if ('refused' in pasted) return refuse(pasted.message)
  const { json, value: body, url } = pasted
  const twice = repeatedKey(json)
  if (twice !== null) return refuse(`“${twice}” appears twice.`)
  const checked = checkServiceRequest(body)
  if ('errors' in checked) {
    return failed(
      checked.errors.map((item) => ({
        where: placeText(item.loc.slice(1)),
        message: inWords(item),
      })),
    )
  }
  const unknown = unknownPlaces(body, checked.request)
  if (unknown.length > 0) {
    const message = 'The service doesn’t know this field. Remove it.'
    return failed(unknown.map((path) => ({ where: placeText(path), message })))
  }
  const tooLong = tooLongOptions(checked.request)
  if (tooLong.length > 0) return failed(tooLong)
  const named = url === undefined ? { id: queueId } : queueOf(url ?? '')
  if (typeof named === 'string') return refuse(noQueue[named])
  return {
    configuration: configurationOf(checked.request, body, named.id ?? queueId),
    errors: [],
    keepsQueue: named.id === null && url !== undefined,
  }
}

const isTooLong = (name: string): boolean => name.length > maxNameLength

/** Errors for options that the service accepts but that are too long for a link. */
function tooLongOptions({ file_name, column_ids }: ExportRequest): readonly RequestTextError[] {
  const characters = maxNameLength.toLocaleString('en')
  return [
    ...(isTooLong(file_name ?? '')
      ? [{ where: 'file_name', message: `A file name can have up to ${characters} characters.` }]
      : []),
    ...((column_ids?.length ?? 0) > maxColumns
      ? [
          {
            where: 'column_ids',
            message: `An export can have up to ${maxColumns.toLocaleString('en')} columns.`,
          },
        ]
      : []),
    ...(column_ids?.some(isTooLong)
      ? [{ where: 'column_ids', message: `A column ID can have up to ${characters} characters.` }]
      : []),
  ]
}

const failed = (errors: readonly RequestTextError[]): RequestTextResult => ({
  configuration: null,
  errors,
})
const refuse = (message: string) => failed([{ where: '', message }])

function configurationOf(
  request: ExportRequest,
  body: unknown,
  queueId: string | null,
): Configuration {
  const { record_selector: selector, column_ids, file_name, ...rest } = request
  const options = { ...rest, column_ids: column_ids ?? null, file_name: file_name ?? '' }
  const empty = emptyConfiguration(queueId)
  if (selector.type === 'filter_tree') {
    return { ...empty, ...options, filter_tree: toDraft(selector.filter_tree) }
  }
  return {
    ...empty,
    ...options,
    selector: 'record_ids',
    record_ids_text: idsText(selector.record_ids, body),
  }
}

/** The ids as pasted, so that the page reports repeated ones. */
function idsText(ids: readonly string[], body: unknown): string {
  const { record_selector } = body as { record_selector: { record_ids: readonly string[] } }
  const pasted = record_selector.record_ids.join('\n')
  return readRecordIds(pasted).record_ids.length === ids.length ? pasted : ids.join('\n')
}

/** A variable of a shell, of Windows or of an API tool, or a placeholder in a manual. */
const filledIn = /[${}<>]|%\w+%|^:/

/** The queue in an address, with a null id for a variable; or why there is none. */
function queueOf(url: string): { readonly id: Uuid | null } | keyof typeof noQueue {
  const named = /\/annotation_queues\/([^/?#]+)/.exec(url)?.[1]
  if (named === undefined) return 'none'
  const id = plainUuid(named)
  return id !== null || filledIn.test(named) ? { id } : 'no_id'
}

type Path = readonly (string | number)[]

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** The paths of keys that the parser dropped. Parsed lists have the same items, except lists of ids. */
function unknownPlaces(given: unknown, read: unknown, path: Path = []): readonly Path[] {
  if (!isObject(given) || !isObject(read) || path.at(-1) === 'record_ids') return []
  return Object.keys(given).flatMap((key) => {
    const place = [...path, Array.isArray(given) ? Number(key) : key]
    return Object.hasOwn(read, key) ? unknownPlaces(given[key], read[key], place) : [place]
  })
}

/** `record_selector › filter_tree › and › 2 › filter`, counted from 1. */
const placeText = (path: Path): string =>
  path.map((segment) => (typeof segment === 'number' ? String(segment + 1) : segment)).join(' › ')

/** Pydantic's errors in plain words. */
const plainWords: Readonly<Record<string, string>> = {
  model_attributes_type: 'This must be an object.',
  list_type: 'This must be a list.',
  string_type: 'This must be a string.',
  bool_type: 'This must be true or false.',
  float_type: 'This must be a number.',
  int_type: 'This must be a whole number.',
  datetime_type: 'This must be a date and time, as a string.',
  datetime_parsing: 'This must be a date with a time, like 2026-03-01T00:00:00Z.',
  union_tag_not_found: 'The type is missing.',
  uuid_type: 'This must be an ID, as a string.',
  uuid_parsing: 'This isn’t an ID. IDs are UUIDs.',
  uuid_version: 'This isn’t an ID. IDs are version 4 UUIDs.',
}

function inWords({ type, msg, ctx }: ValidationErrorItem): string {
  const expected = ctx?.['expected']
  if (typeof expected === 'string') return `This must be ${expected.replaceAll("'", '')}.`
  if (msg === 'Field required') return 'This is missing.'
  if (type === 'union_tag_invalid') return `The type must be one of ${msg.split(': ')[1] ?? ''}.`
  const plain = plainWords[type]
  if (plain !== undefined) return plain
  const text = msg.replace(/^Value error, /, '').replace(/^./, (first) => first.toUpperCase())
  return text.endsWith('.') ? text : `${text}.`
}
