import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { FileDown, FolderOpen, Server } from 'lucide-react'
import { messageOf } from '#api/api-failure.ts'
import { keepShared } from '#api/keep-shared-exports.ts'
import type { KeptExport } from '#domain/contract/endpoints/shared-export-schemas.ts'
import type { Session } from '#api/session.ts'
import type { Configuration } from '#domain/configuration/configuration.ts'
import type { ConfigurationWithIds } from '#domain/configuration/configuration-with-ids.ts'
import { configurationFileEnd } from '#share/configuration-file-end.ts'
import { writeConfigurationFile } from '#share/configuration-file.ts'
import { Button } from '#ui/button.tsx'
import { classNames } from '#ui/class-names.ts'
import { CopyButton } from '#ui/copy-button.tsx'
import { FileButton } from '#ui/file-button.tsx'
import { partMessage } from '#ui/load-part.ts'
import { Notice } from '#ui/notice.tsx'
import { saveFile } from '#ui/save-file.ts'
import { TextField } from '#ui/text-field.tsx'
import * as words from './form-words.ts'
import { KeptExports, useKeptAgain } from './kept-exports.tsx'
import { linkLength } from './link-length.ts'
import { dayOf, sharedAddress } from './shared-address.ts'

export type SharedLink = {
  readonly address: string
  readonly omittedRecordIds: number
  /** Words in the ID box that are not ids. */
  readonly omittedWords: number
  readonly omitsFilter: boolean
  /** The invalid JSON is not in the link. */
  readonly omitsJson: boolean
}

const isWithoutAPart = (link: SharedLink): boolean =>
  link.omittedRecordIds > 0 || link.omittedWords > 0 || link.omitsFilter || link.omitsJson

export type ShareFormProps = {
  readonly session: Session
  /** The rendered configuration, which may lag behind the form. */
  readonly configuration: Configuration
  /** The form's current values with their ids, which may have to be read first. */
  readonly currentWithIds: () => Promise<ConfigurationWithIds>
  /** The selection as a sentence. */
  readonly sentence: string
  readonly name: string
  readonly makeAddress: () => Promise<SharedLink>
  readonly onOpenFile: (file: File) => void
  readonly onClose: () => void
}

const tones = { good: 'text-ink-2', warn: 'text-warn', bad: 'text-bad' } as const

export function ShareForm(props: ShareFormProps) {
  const { session, configuration, currentWithIds, sentence, name } = props
  const { makeAddress, onOpenFile, onClose } = props
  const [kept, setKept] = useState<KeptExport | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const readKeptAgain = useKeptAgain(session)
  // Made again each time the dialog opens, because the page may have changed.
  const made = useQuery({ queryKey: ['link'], queryFn: makeAddress, retry: false, gcTime: 0 })
  const link = made.data ?? null
  const write = async () => {
    const { configuration: current, ids } = await currentWithIds()
    return {
      queueId: current.queue_id,
      text: writeConfigurationFile(name, current, ids.record_ids),
    }
  }
  const saveAsFile = async () => {
    const { text } = await write()
    saveFile(new Blob([text], { type: 'application/json' }), `${name}${configurationFileEnd}`)
  }
  const keep = async () => {
    setFailure(null)
    try {
      const { queueId, text } = await write()
      const answer = await keepShared(session, queueId ?? '', JSON.parse(text) as unknown)
      if (answer === null) return setFailure(words.cannotStore)
      readKeptAgain()
      return setKept(answer)
    } catch (error) {
      return setFailure(words.notSaved(messageOf(error)))
    }
  }
  const length = linkLength(link?.address.length ?? 0)
  const lacksIds = link !== null && (link.omittedRecordIds > 0 || link.omitsFilter)
  const leavesOut = link !== null && isWithoutAPart(link)
  return (
    <div className="flex flex-col gap-4">
      {link === null || !leavesOut ? null : <LeftOutNotice link={link} />}
      <div className="flex flex-col gap-1.5">
        <CopyField label={words.link} text={link?.address ?? ''} />
        {link === null ? null : (
          <p className={classNames('text-xs', tones[length.tone])}>
            {words.characters(link.address.length)} {length.text}
          </p>
        )}
      </div>
      <div>
        <p className="text-xs text-ink-3">{words.othersSee(lacksIds)}</p>
        <p className="max-h-40 overflow-y-auto">{sentence}</p>
        {configuration.redact ? null : <p className="pt-1 text-warn">{words.redactionOn}</p>}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button
          onClick={() => void saveAsFile()}
          {...(length.isLong || leavesOut ? { variant: 'primary' } : {})}
        >
          <FileDown aria-hidden />
          {words.saveAsFile}
        </Button>
        {configuration.queue_id === null ? null : (
          <Button onClick={() => void keep()}>
            <Server aria-hidden />
            {words.saveOnServer}
          </Button>
        )}
        <span className="flex-1" />
        <FileButton
          variant="quiet"
          accepts={['.json', 'application/json']}
          onChoose={(file) => {
            onOpenFile(file)
            onClose()
          }}
        >
          <FolderOpen aria-hidden />
          {words.openFile}
        </FileButton>
      </div>
      {made.error ? (
        <Notice tone="bad">
          {words.linkNotCreated(partMessage(made.error) ?? messageOf(made.error))}
        </Notice>
      ) : null}
      {failure === null ? null : <Notice tone="bad">{failure}</Notice>}
      {kept === null ? null : (
        <div className="flex flex-col gap-1.5">
          <CopyField label={words.serverLink} text={sharedAddress(kept.hash)} />
          <p className="text-xs text-ink-2">
            {words.savedAsItIs(kept.expires_at === null ? null : dayOf(kept.expires_at))}
          </p>
        </div>
      )}
      <KeptExports session={session} />
    </div>
  )
}

/** Shown before the user copies the link. */
function LeftOutNotice({ link }: { readonly link: SharedLink }) {
  const { omittedRecordIds: ids, omittedWords: entries, omitsFilter, omitsJson } = link
  return (
    <Notice tone="warn" title={ids > 0 ? words.lacksIds : words.lacksSomething}>
      {ids > 0 ? <p>{words.idsDoNotFit(ids)}</p> : null}
      {omitsFilter ? <p>{words.filterDoesNotFit}</p> : null}
      {entries > 0 ? <p>{words.entriesLeftOut(entries)}</p> : null}
      {omitsJson ? <p>{words.jsonLeftOut}</p> : null}
    </Notice>
  )
}

function CopyField({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <div className="flex items-end gap-2">
      <TextField
        label={label}
        value={text}
        readOnly
        onFocus={(event) => event.target.select()}
        className="min-w-0 flex-1"
      />
      <CopyButton size="medium" text={() => text} />
    </div>
  )
}
