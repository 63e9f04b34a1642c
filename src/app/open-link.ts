import { messageOf, NetworkError, ServiceError } from '#api/api-failure.ts'
import { sessionKey, type Session } from '#api/session.ts'
import { readShared } from '#api/keep-shared-exports.ts'
import type { Configuration } from '#domain/configuration/configuration.ts'
import { opaqueTree } from '#domain/filter-tree/opaque-tree.ts'
import { readConfigurationFile } from '#share/configuration-file.ts'
import { readLink } from '#share/decode-link.ts'
import type { LeftOut, Texts } from '#share/left-out.ts'
import { damagedLink, findLink, sharedHash } from '#share/link-text.ts'
import { parseJson } from '#share/parse-json.ts'
import { leftOutNotices } from '#share/unpack-left-out.ts'
import { unpackTree } from '#share/unpack-tree.ts'
import { readTextFile } from '#ui/read-text-file.ts'
import { findTexts, forgetOldDrafts } from './left-out-store.ts'
import * as words from './link-words.ts'

export type Opened =
  | {
      readonly configuration: Configuration
      readonly notices: readonly string[]
      /** This device lacks part of the export, so only the link names it. */
      readonly isIncomplete?: boolean
    }
  | {
      readonly error: string
      readonly json?: string
      /** The link is valid, and opening it may work later. */
      readonly canRetry?: boolean
    }

export type OwnTexts = (left: LeftOut) => Texts | undefined

export async function openLink(session: Session, text: string, own: OwnTexts): Promise<Opened> {
  const link = findLink(text)
  if (link?.kind === 's') return openShared(session, sharedHash(link))
  const read = await readLink(text)
  void forgetOldDrafts()
  if ('error' in read) return read
  const { configuration, notices, left_out: left } = read
  const filter_tree = opaqueTree(configuration.filter_tree)
  if (left === null) return { configuration: { ...configuration, filter_tree }, notices }
  const kept = own(left)
  const found = kept
    ? { texts: kept, missing: null, isUnreadable: false }
    : await findTexts(sessionKey(session).join('.'), left)
  const { texts, missing, isUnreadable } = found
  const { record_ids_text, filter_json } = texts ?? configuration
  const ownTree = texts?.filter ? unpackTree(parseJson(texts.filter)) : null
  // Without its filter, the export would select every record.
  if (left.has_filter && ownTree === null) {
    return {
      error: isUnreadable ? `${words.restUnreadable} ${words.filterMissing}` : words.filterMissing,
    }
  }
  return {
    configuration: {
      ...configuration,
      filter_tree: ownTree ? opaqueTree(ownTree) : filter_tree,
      record_ids_text,
      filter_json,
    },
    notices: [
      ...notices,
      ...(isUnreadable ? [words.restUnreadable] : []),
      ...(missing ? leftOutNotices(missing, configuration.selector) : []),
    ],
    isIncomplete: missing !== null,
  }
}

async function openShared(session: Session, hash: string | null): Promise<Opened> {
  if (hash === null) {
    return {
      error: damagedLink,
    }
  }
  try {
    return whole(readConfigurationFile(JSON.stringify(await readShared(session, hash))))
  } catch (error) {
    return { error: words.linkNotOpen(messageOf(error)), canRetry: isPassing(error) }
  }
}

const isPassing = (error: unknown): boolean =>
  error instanceof NetworkError || (error instanceof ServiceError && error.status >= 500)

export async function openFile(file: File): Promise<Opened> {
  const read = await readTextFile(file)
  if ('failure' in read) return { error: read.failure }
  const opened = readConfigurationFile(read.text)
  if ('error' in opened) return { error: words.fileNotOpen(file.name, opened.error) }
  return whole(opened)
}

const whole = (opened: Opened): Opened =>
  'error' in opened
    ? opened
    : {
        ...opened,
        configuration: {
          ...opened.configuration,
          filter_tree: opaqueTree(opened.configuration.filter_tree),
        },
      }
