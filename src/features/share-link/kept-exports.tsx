import { useState } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { messageOf } from '#api/api-failure.ts'
import type { Session } from '#api/session.ts'
import { deleteShared, listShared } from '#api/keep-shared-exports.ts'
import type { ListedExport } from '#domain/contract/endpoints/shared-export-schemas.ts'
import { bytesText } from '#domain/configuration/format-amount.ts'
import { Button, IconButton } from '#ui/button.tsx'
import { CopyButton } from '#ui/copy-button.tsx'
import { Notice } from '#ui/notice.tsx'
import * as words from './form-words.ts'
import { passedByTab } from '#ui/reachable.ts'
import { momentOf, sharedAddress } from './shared-address.ts'

const keptKey = (session: Session) => ['kept-exports', session.connection.id, session.user.id]

export function useKeptAgain(session: Session): () => void {
  const client = useQueryClient()
  return () => void client.invalidateQueries({ queryKey: keptKey(session) })
}

export function KeptExports({ session }: { readonly session: Session }) {
  const readAgain = useKeptAgain(session)
  const [isOpen, setOpen] = useState(false)
  const { data } = useQuery({
    queryKey: keptKey(session),
    queryFn: ({ signal }) => listShared(session, signal),
    gcTime: 0,
  })
  const deletion = useMutation({
    mutationFn: (hash: string) => deleteShared(session, hash),
    onSettled: readAgain,
  })
  if (!data || data.length === 0) return null
  return (
    <section className="flex flex-col gap-2 border-t border-line pt-3">
      <div>
        <Button
          variant="quiet"
          size="small"
          aria-expanded={isOpen}
          className="-ml-2"
          onClick={() => setOpen(!isOpen)}
        >
          {words.toggleSaved(isOpen, data.length)}
        </Button>
      </div>
      {deletion.error ? (
        <Notice tone="bad">{words.notDeleted(messageOf(deletion.error))}</Notice>
      ) : null}
      {isOpen ? (
        <ul
          {...passedByTab}
          aria-label={words.savedExports}
          className="max-h-60 overflow-y-auto rounded-lg border border-line"
        >
          {data.map((kept) => (
            <KeptRow
              key={`${kept.hash} ${kept.user_id}`}
              kept={kept}
              isOwn={kept.user_id === session.user.id}
              isDeleting={deletion.isPending && deletion.variables === kept.hash}
              onDelete={() => deletion.mutate(kept.hash)}
            />
          ))}
        </ul>
      ) : null}
    </section>
  )
}

type KeptRowProps = {
  readonly kept: ListedExport
  readonly isOwn: boolean
  readonly isDeleting: boolean
  readonly onDelete: () => void
}

function KeptRow({ kept, isOwn, isDeleting, onDelete }: KeptRowProps) {
  const [isAsking, setAsking] = useState(false)
  const address = sharedAddress(kept.hash)
  const until = words.untilDate(momentOf(kept.expires_at))
  return (
    <li className="flex flex-wrap items-center gap-2 border-line px-3 py-1.5 not-first:border-t">
      <p className="min-w-0 flex-1 text-xs max-sm:basis-full">
        {until}
        <span className="text-ink-2">
          {' '}
          · {bytesText(kept.bytes)}
          {isOwn ? '' : ` · ${words.savedByOthers}`}
        </span>
      </p>
      {isAsking ? (
        <>
          <span className="text-xs max-sm:flex-1">{words.stopsWorking}</span>
          <Button size="small" variant="danger" disabled={isDeleting} onClick={onDelete}>
            {words.remove}
          </Button>
          <Button size="small" variant="quiet" autoFocus onClick={() => setAsking(false)}>
            {words.cancel}
          </Button>
        </>
      ) : (
        <>
          <a
            href={address}
            target="_blank"
            rel="noreferrer"
            aria-label={words.openUntil(until)}
            className="text-xs text-accent hover:underline"
          >
            {words.open}
          </a>
          <CopyButton isIcon label={words.copyLink} text={() => address} />
          <IconButton
            label={words.remove}
            size="small"
            variant="quiet"
            onClick={() => setAsking(true)}
          >
            <Trash2 aria-hidden />
          </IconButton>
        </>
      )}
    </li>
  )
}
