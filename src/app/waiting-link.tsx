import { useQuery } from '@tanstack/react-query'
import { serverInfoQuery } from '#api/get-server-info.ts'
import { readLink } from '#share/decode-link.ts'
import { damagedLink, findLink, sharedHash } from '#share/link-text.ts'
import { Notice } from '#ui/notice.tsx'
import { describeLink } from './describe-link.ts'
import { WaitingLinkSkeleton } from './waiting-link-skeleton.tsx'

export type WaitingLinkProps = { readonly fragment: string }

/** Says what the link in the address opens after the sign-in. */
export function WaitingLink({ fragment }: WaitingLinkProps) {
  const opened = useQuery({
    queryKey: ['waiting-link', fragment],
    queryFn: () => read(fragment),
    staleTime: Infinity,
    retry: false,
  })
  const info = useQuery(serverInfoQuery)
  if (opened.isPending || info.isPending) return <WaitingLinkSkeleton />
  // After the sign-in, the page reads the link again and says why it fails.
  if (opened.data === undefined) return null
  if ('error' in opened.data) {
    return (
      <Notice tone="warn" title="The link in the address can’t be opened">
        {opened.data.error}
      </Notice>
    )
  }
  const { link } = opened.data
  const { sample_queues: samples = [], preparing = [] } = info.data ?? {}
  const queue = [...samples, ...preparing].find(({ id }) => id === link?.configuration.queue_id)
  const what = link === null ? sharedExport : describeLink(link)
  if (what === null) return null
  return (
    <Notice
      tone="info"
      title={queue ? `Sign in to open an export of “${queue.name}”` : 'Sign in to open an export'}
    >
      <p>{what}</p>
      <p>You need an account that can read {queue ? 'this' : 'its'} queue.</p>
    </Notice>
  )
}

const sharedExport = 'Saved on this server'
/** A null link is one whose export is on the server. */
async function read(fragment: string) {
  const found = findLink(fragment)
  if (found?.kind === 's')
    return sharedHash(found) === null ? { error: damagedLink } : { link: null }
  const link = await readLink(fragment)
  return 'error' in link ? { error: link.error } : { link }
}
