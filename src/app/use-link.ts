import { useCallback, useEffect, useRef, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import type { Configuration } from '#domain/configuration.ts'
import { wholeTree } from '#domain/whole-tree.ts'
import { readSoon } from '#features/record-ids/read-soon.ts'
import { decodeLink, encodeLink } from '#share/link.ts'
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
}

const currentFragment = (): string => location.hash.replace(/^#/, '')

/** Keeps the address and the form the same, both ways. The form is what counts; the link is derived. */
export function useLink(form: UseFormReturn<Configuration>, connection: string): Link {
  const [isRead, setRead] = useState(false)
  const [notices, setNotices] = useState<readonly LinkNotice[]>([])
  const written = useRef<string | null>(null)
  const writeSoon = useRef<(() => void) | null>(null)
  const { reset, getValues, subscribe } = form

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
      const link = await decodeLink(fragment)
      const draft = await readDraft(connection, fragment)
      if (!isLatest || fragment !== currentFragment()) return
      written.current = fragment
      if ('error' in link) {
        const json = link.json === undefined ? {} : { json: link.json }
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
  }, [connection, reset])

  useEffect(() => {
    if (!isRead) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const write = async () => {
      timer = undefined
      const configuration = getValues()
      const { record_ids_text, filter_json } = configuration
      await readSoon(record_ids_text)
      const { fragment } = await encodeLink(configuration)
      await keepDraft(connection, { fragment, record_ids_text, filter_json })
      if (fragment === written.current) return
      // Somebody put another link into the address in the meantime: that one is read first.
      if (currentFragment() !== (written.current ?? '')) return
      written.current = fragment
      history.replaceState(history.state, '', `#${fragment}`)
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

  const dismiss = (notice: LinkNotice) => setNotices((all) => all.filter((one) => one !== notice))
  return { isRead, notices, dismiss, makeAddress }
}
