import { useCallback, useEffect, useRef, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { messageOf } from '#api/api-failure.ts'
import { sessionKey, type Session } from '#api/session.ts'
import type { Configuration } from '#domain/configuration/configuration.ts'
import { readIds } from '#features/record-ids/read-ids.ts'
import type { LeftOut, Texts } from '#share/left-out.ts'
import { encodeLink } from '#share/link.ts'
import { loadPart, partMessage } from '#ui/load-part.ts'
import { beforeReload } from '#ui/reload-page.ts'
import { createTurns } from '#ui/in-turn.ts'
import type { Opened } from './open-link.ts'
import { readLinkIn, remember } from './read-link.ts'
import { isSameConfiguration } from './same-configuration.ts'
import * as words from './link-words.ts'

/** Milliseconds. Safari refuses more than two address changes per second. */
const writeEvery = 500

export type LinkNotice = {
  readonly tone: 'warn' | 'bad'
  readonly text: string
  readonly json?: string
  /** Opens the link again. Until then it stays in the address. */
  readonly retry?: () => void
}

export type Link = {
  /** False until the link of the page load is read. */
  readonly isRead: boolean
  readonly notices: readonly LinkNotice[]
  readonly dismiss: (notice: LinkNotice) => void
  /** The address of the current configuration, and what it leaves out. */
  readonly makeAddress: () => Promise<{
    readonly address: string
    readonly omittedRecordIds: number
    readonly omittedWords: number
    readonly omitsFilter: boolean
    readonly omitsJson: boolean
  }>
  /** Makes the next change a browser history step: Back returns to the current state. */
  readonly beginStep: () => void
  /** Opens a link as a history step; returns an error message or null. */
  readonly openText: (text: string) => Promise<string | null>
  /** Opens an export file as a history step. Errors become notices. */
  readonly openFile: (file: File) => Promise<void>
}

const writeAgainAfter = 5000

const isNotWritten = ({ text }: LinkNotice): boolean => text === words.addressNotUpdated

const currentFragment = (): string => location.hash.replace(/^#/, '')

/** Keeps address and form in sync. The form is the source; the link is derived from it. */
export function useLink(form: UseFormReturn<Configuration>, session: Session): Link {
  const [isRead, setRead] = useState(false)
  const [notices, setNotices] = useState<readonly LinkNotice[]>([])
  /** The fragment that this page wrote or read last. */
  const written = useRef<string | null>(null)
  const writeSoon = useRef<(() => void) | null>(null)
  /** The configuration as opened from the link. The address stays until it changes. */
  const asOpened = useRef<Configuration | null>(null)
  /** The address names texts that this device lacks, and must keep naming them when shared. */
  const isIncomplete = useRef(false)
  /** The configuration before the next history step; null if the next change is not a step. */
  const step = useRef<Configuration | null>(null)
  /** The texts that recent links left out, by digest, for Back and Forward. */
  const steps = useRef(new Map<string, Texts>())
  /** A reload restores what the address does not contain. */
  const isKept = useRef(true)
  const { reset, getValues, subscribe } = form
  const connection = sessionKey(session).join('.')

  const makeAddress = useCallback(async () => {
    const configuration = getValues()
    const { ids } = await readIds(configuration.record_ids_text)
    const { fragment, omitted_record_ids, left_out } = await loadPart(() =>
      encodeLink(configuration, ids),
    )
    const isAsOpened =
      isIncomplete.current &&
      asOpened.current &&
      isSameConfiguration(asOpened.current, configuration)
    return {
      omitsJson: configuration.filter_json !== null,
      address: isAsOpened ? location.href : new URL(`#${fragment}`, location.href).href,
      omittedRecordIds: omitted_record_ids,
      omittedWords: left_out?.other_words ?? 0,
      omitsFilter: left_out?.has_filter ?? false,
    }
  }, [getValues])

  // Reads the address on load and when the user changes it.
  useEffect(() => {
    let isLatest = true
    const read = async () => {
      const fragment = currentFragment()
      if (fragment === '' || fragment === written.current) return
      const link = await readLinkIn(session, fragment, steps.current)
      if (!isLatest || fragment !== currentFragment()) return
      if ('error' in link && link.canRetry) {
        // The link is valid, so it stays in the address until the user gives it up.
        setNotices([{ tone: 'bad', text: link.error, retry: readAgain }])
        return
      }
      written.current = fragment
      step.current = null
      if ('error' in link) {
        const { error: text, json } = link
        setNotices([{ tone: 'bad', text, ...(json === undefined ? {} : { json }) }])
        // Writes the edited configuration into the address again, so that a reload does not lose it.
        asOpened.current = null
        writeSoon.current?.()
        return
      }
      reset(link.configuration)
      asOpened.current = { ...getValues() }
      isIncomplete.current = link.isIncomplete ?? false
      setNotices(link.notices.map((notice) => ({ tone: 'warn', text: notice })))
    }
    const readAgain = () => void read()
    void read().finally(() => {
      if (isLatest) setRead(true)
    })
    addEventListener('hashchange', readAgain)
    addEventListener('online', readAgain)
    return () => {
      isLatest = false
      removeEventListener('hashchange', readAgain)
      removeEventListener('online', readAgain)
    }
  }, [getValues, reset, session])

  useEffect(() => {
    if (!isRead) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const inTurn = createTurns()
    const keep = async (left: LeftOut, texts: Texts) => {
      remember(steps.current, left.texts, texts)
      const { keepTexts } = await loadPart(() => import('./left-out-store.ts'))
      isKept.current = await keepTexts(connection, left, texts)
      if (!isKept.current) warn(words.restNotKept)
    }
    const put = async (configuration: Configuration, isStep: boolean) => {
      const replaced = written.current
      if (asOpened.current && isSameConfiguration(asOpened.current, configuration)) return
      asOpened.current = null
      const { ids } = await readIds(configuration.record_ids_text)
      const { fragment, left_out, texts } = await loadPart(() => encodeLink(configuration, ids))
      isKept.current = true
      if (left_out) await keep(left_out, texts)
      if (fragment === written.current) return
      // The user changed the address meanwhile, and it is read or will be.
      if (written.current !== replaced || currentFragment() !== (replaced ?? '')) return
      written.current = fragment
      if (isStep) history.pushState(null, '', `#${fragment}`)
      else history.replaceState(history.state, '', `#${fragment}`)
    }
    const writeNow = async () => {
      const before = step.current
      step.current = null
      try {
        if (before) await put(before, false)
        await put(getValues(), before !== null)
        setNotices((all) =>
          all.some(isNotWritten) ? all.filter((one) => !isNotWritten(one)) : all,
        )
        return isKept.current
      } catch {
        step.current ??= before
        warn(words.addressNotUpdated)
        timer ??= setTimeout(() => void write(), writeAgainAfter)
        return false
      }
    }
    // In turn, because a long list takes longer than what the user changes after it.
    const write = () => {
      clearTimeout(timer)
      timer = undefined
      return inTurn(writeNow)
    }
    const warn = (text: string) =>
      setNotices((all) =>
        all.some((one) => one.text === text) ? all : [...all, { tone: 'warn', text }],
      )
    const stopKeeping = beforeReload(write)
    writeSoon.current = () => {
      timer ??= setTimeout(() => void write(), writeEvery)
    }
    const unsubscribe = subscribe({
      formState: { values: true },
      callback: () => writeSoon.current?.(),
    })
    return () => {
      unsubscribe()
      stopKeeping()
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
  const take = useCallback(
    (opened: Opened): string | null => {
      if ('error' in opened) return opened.error
      beginStep()
      reset(opened.configuration, { keepDefaultValues: true })
      setNotices(opened.notices.map((text) => ({ tone: 'warn', text })))
      return null
    },
    [beginStep, reset],
  )
  const openText = useCallback(
    async (text: string) => take(await readLinkIn(session, text, steps.current)),
    [session, take],
  )
  const openFile = useCallback(
    async (file: File) => {
      try {
        const { openFile: read } = await loadPart(() => import('./open-link.ts'))
        const error = take(await read(file))
        if (error !== null) setNotices([{ tone: 'bad', text: error }])
      } catch (error) {
        setNotices([
          {
            tone: 'bad',
            text: words.fileNotOpen(file.name, partMessage(error) ?? messageOf(error)),
          },
        ])
      }
    },
    [take],
  )

  const dismiss = (notice: LinkNotice) => {
    setNotices((all) => all.filter((one) => one !== notice))
    if (!notice.retry) return
    written.current = currentFragment()
    writeSoon.current?.()
  }
  return { isRead, notices, dismiss, makeAddress, beginStep, openText, openFile }
}
