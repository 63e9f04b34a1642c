import { useQuery } from '@tanstack/react-query'
import { serverInfoQuery } from '#api/get-server-info.ts'
import { loadPart } from '#ui/load-part.ts'
import { Notice } from '#ui/notice.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import * as words from './start-words.ts'

export type WaitingLinkProps = { readonly fragment: string }

/** Says what the link in the address opens after the sign-in. */
export function WaitingLink({ fragment }: WaitingLinkProps) {
  const opened = useQuery({
    queryKey: ['waiting-link', fragment],
    queryFn: async () => {
      // What reads links is shared with the page, so it may not be part of this file.
      const { readWaitingLink } = await loadPart(() => import('./describe-link.ts'))
      return readWaitingLink(fragment)
    },
    staleTime: Infinity,
    retry: false,
  })
  const info = useQuery(serverInfoQuery)
  if (opened.isPending || info.isPending) return <Skeleton className="h-19 rounded-lg" />
  // After the sign-in, the page reads the link again and says why it fails.
  if (opened.data === undefined) return null
  if ('error' in opened.data) {
    return (
      <Notice tone="warn" title={words.addressNotOpen}>
        {opened.data.error}
      </Notice>
    )
  }
  const { queue_id, text } = opened.data
  if (text === null) return null
  const { sample_queues: samples = [], preparing = [] } = info.data ?? {}
  const queue = [...samples, ...preparing].find(({ id }) => id === queue_id)
  return (
    <Notice tone="info" title={words.signInToOpen(queue?.name)}>
      <p>{text}</p>
      <p>{words.accountNeeded(queue !== undefined)}</p>
    </Notice>
  )
}
