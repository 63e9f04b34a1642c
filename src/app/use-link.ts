import { messageOf } from '#api/api-failure.ts'
import type { Session } from '#api/session.ts'
import { sessionKey } from '#api/session.ts'
import { readShared } from '#api/shared-exports.ts'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import type { Configuration } from '#domain/configuration.ts'
import { wholeTree } from '#domain/whole-tree.ts'
import { readSoon } from '#features/record-ids/read-soon.ts'
import { readConfigurationFile } from '#share/configuration-file.ts'
import { readTextFile } from '#ui/read-text-file.ts'
import { decodeLink, encodeLink, sharedHash } from '#share/link.ts'
import { keepDraft, readDraft } from './draft.ts'

/** Twice a second is what Safari takes before it refuses to change the address. */
const writeEvery = 500

export type LinkNotice = {
  readonly tone: 'warn' | 'bad'
  readonly text: string
  /** What could be read of a damaged link. */
  readonly json?: string
}

export type Link = {
  /** False until the link that the page was opened with is read. */
  readonly isRead: boolean
  readonly notices: readonly LinkNotice[]
  readonly dismiss: (notice: LinkNotice) => void
  /** The address of the configuration as it is now, and what it had to leave out. */
  readonly makeAddress: () => Promise<{
    readonly address: string
    readonly omittedRecordIds: number
    /** A JSON text that is no tree yet. */
    readonly omitsJson: boolean
  }>
  /** What is changed next is a step of its own: Back leads to what is there now. */
  readonly beginStep: () => void
  /** Opens the configuration of a file, as such a step; says what is wrong with it otherwise. */
  readonly openFile: (file: File) => Promise<void>
}

/** What a link cannot hold, of the fragments of this page: for Back and Forward. */
type Texts = Pick<Configuration, 'record_ids_text' | 'filter_json'>
const mostSteps = 20

const currentFragment = (): string => location.hash.replace(/^#/, '')

/** Keeps the address and the form the same, both ways. The form is what counts; the link is derived. */
export function useLink(form: UseFormReturn<Configuration>, session: Session): Link {
  const [isRead, setRead] = useState(false)
  const [notices, setNotices] = useState<readonly LinkNotice[]>([])
  const written = useRef<string | null>(null)
  const writeSoon = useRef<(() => void) | null>(null)
  /** What was there when a step began that is not in the browser's history yet. */
  const step = useRef<Configuration | null>(null)
  const steps = useRef(new Map<string, Texts>())
  const { reset, getValues, subscribe } = form
  const connection = sessionKey(session).join('.')

  const makeAddress = useCallback(async () => {
    const configuration = getValues()
    await readSoon(configuration.record_ids_text)
    const { fragment, omitted_record_ids } = await encodeLink(configuration)
    return {
      omitsJson: configuration.filter_json !== null,
      address: new URL(`#${fragment}`, location.href).href,
      omittedRecordIds: omitted_record_ids,
    }
  }, [getValues])

  useEffect(() => {
    let isLatest = true
    const read = async () => {
      const fragment = currentFragment()
      if (fragment === '' || fragment === written.current) return
      const link = await readFragment(session, fragment)
      const draft = steps.current.get(fragment) ?? (await readDraft(connection, fragment))
      if (!isLatest || fragment !== currentFragment()) return
      written.current = fragment
      step.current = null
      if ('error' in link) {
        const json = 'json' in link && typeof link.json === 'string' ? { json: link.json } : {}
        setNotices([{ tone: 'bad', text: link.error, ...json }])
        // What was being edited goes back into the address: a reload must not lose it.
        writeSoon.current?.()
        return
      }
      const filter_tree = wholeTree(link.configuration.filter_tree)
      const { record_ids_text, filter_json } = { ...link.configuration, ...draft }
      reset({ ...link.configuration, filter_tree, record_ids_text, filter_json })
      setNotices(link.notices.map((notice) => ({ tone: 'warn', text: notice })))
    }
    const readAgain = () => void read()
    void read().finally(() => {
      if (isLatest) setRead(true)
    })
    addEventListener('hashchange', readAgain)
    return () => {
      isLatest = false
      removeEventListener('hashchange', readAgain)
    }
  }, [connection, reset, session])

  useEffect(() => {
    if (!isRead) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const put = async (configuration: Configuration, isStep: boolean) => {
      const { record_ids_text, filter_json } = configuration
      await readSoon(record_ids_text)
      const { fragment } = await encodeLink(configuration)
      await keepDraft(connection, { fragment, record_ids_text, filter_json })
      remember(steps.current, fragment, { record_ids_text, filter_json })
      if (fragment === written.current) return
      // Somebody put another link into the address in the meantime: that one is read first.
      if (currentFragment() !== (written.current ?? '')) return
      written.current = fragment
      if (isStep) history.pushState(null, '', `#${fragment}`)
      else history.replaceState(history.state, '', `#${fragment}`)
    }
    const write = async () => {
      timer = undefined
      const before = step.current
      step.current = null
      if (before) await put(before, false)
      await put(getValues(), before !== null)
    }
    writeSoon.current = () => {
      timer ??= setTimeout(() => void write(), writeEvery)
    }
    const unsubscribe = subscribe({
      formState: { values: true },
      callback: () => writeSoon.current?.(),
    })
    return () => {
      unsubscribe()
      writeSoon.current = null
      if (timer !== undefined) {
        clearTimeout(timer)
        void write()
      }
    }
  }, [connection, getValues, isRead, subscribe])

  const beginStep = useCallback(() => {
    if (step.current === null) step.current = { ...getValues() }
  }, [getValues])
  const openFile = useCallback(
    async (file: File) => {
      const opened = await readFile(file)
      if ('error' in opened) {
        return setNotices([{ tone: 'bad', text: opened.error }])
      }
      beginStep()
      const filter_tree = wholeTree(opened.configuration.filter_tree)
      reset({ ...opened.configuration, filter_tree }, { keepDefaultValues: true })
      return setNotices(opened.notices.map((text) => ({ tone: 'warn', text })))
    },
    [beginStep, reset],
  )

  const dismiss = (notice: LinkNotice) => setNotices((all) => all.filter((one) => one !== notice))
  return { isRead, notices, dismiss, makeAddress, beginStep, openFile }
}

/** What a link holds: all of it itself, or its name on the server. */
async function readFragment(session: Session, fragment: string) {
  const hash = sharedHash(fragment)
  if (hash === null) return decodeLink(fragment)
  try {
    return readConfigurationFile(JSON.stringify(await readShared(session, hash)))
  } catch (error) {
    return { error: `This link cannot be opened. ${messageOf(error)}` }
  }
}

async function readFile(file: File) {
  const read = await readTextFile(file)
  if ('text' in read) {
    const opened = readConfigurationFile(read.text)
    return 'error' in opened ? { error: `“${file.name}” was not opened. ${opened.error}` } : opened
  }
  return { error: read.failure }
}

function remember(steps: Map<string, Texts>, fragment: string, texts: Texts): void {
  steps.delete(fragment)
  steps.set(fragment, texts)
  const [oldest] = steps.keys()
  if (steps.size > mostSteps && oldest !== undefined) steps.delete(oldest)
}
