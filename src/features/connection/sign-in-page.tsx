import type { ReactNode } from 'react'
import { useQuery } from '@tanstack/react-query'
import { RotateCw } from 'lucide-react'
import { messageOf } from '#api/api-failure.ts'
import { serverInfoQuery } from '#api/get-server-info.ts'
import type { ServerInfo } from '#domain/contract/endpoints/server-info-schemas.ts'
import { localConnection, serviceConnection, type Session } from '#api/session.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { SampleSignIn } from './sample-sign-in.tsx'
import { SignInForms } from './sign-in-forms.tsx'
import { useLinkSignIn } from './use-link-sign-in.ts'
import * as words from './words.ts'

export type SignInPageProps = {
  readonly onSignIn: (session: Session, onThisDevice: boolean) => void
  /** The key of a sign-in link, tried at once. */
  readonly linkKey: string | null
  /** What a link in the address opens. */
  readonly link: ReactNode
  readonly brand: ReactNode
  readonly farewell: string | null
}

type SignInFrameProps = { readonly brand: ReactNode; readonly children: ReactNode }

/** The head of the sign-in page, with the forms below it. */
export function SignInFrame({ brand, children }: SignInFrameProps) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-md flex-col gap-5 px-4 pt-8 pb-10 sm:pt-[12dvh]">
      <header className="flex flex-col gap-2">
        {brand}
        <h1 className="text-xl font-semibold tracking-tight">{words.exportQueues}</h1>
        <p className="text-ink-2">{words.purpose}</p>
      </header>
      {children}
    </main>
  )
}

export function SignInPage({ onSignIn, linkKey, link, brand, farewell }: SignInPageProps) {
  const info = useQuery(serverInfoQuery)
  return (
    <SignInFrame brand={brand}>
      {farewell === null ? null : <Notice tone="info">{farewell}</Notice>}
      {link}
      {linkKey === null ? null : <LinkSignIn key={linkKey} linkKey={linkKey} onSignIn={onSignIn} />}
      {info.isPending ? <SignInSkeleton /> : null}
      {info.isError ? (
        <Notice
          tone="bad"
          title={words.serverNotResponding}
          action={
            <Button size="small" onClick={() => void info.refetch()}>
              <RotateCw aria-hidden />
              {words.tryAgain}
            </Button>
          }
        >
          {messageOf(info.error)}
        </Notice>
      ) : null}
      {info.data ? <Ways info={info.data} onSignIn={onSignIn} /> : null}
    </SignInFrame>
  )
}

export function SignInSkeleton() {
  return (
    <div className="flex flex-col gap-2">
      {[0, 1, 2].map((row) => (
        <Skeleton key={row} className="h-19 rounded-xl" />
      ))}
    </div>
  )
}

type WaysProps = Pick<SignInPageProps, 'onSignIn'> & { readonly info: ServerInfo }

function Ways({ info, onSignIn }: WaysProps) {
  const hasSamples = info.sample_users.length > 0
  return (
    <>
      {hasSamples ? (
        <section aria-labelledby="sample-title" className="flex flex-col gap-2">
          <h2 id="sample-title" className="font-semibold">
            {words.trySamples}
          </h2>
          <SampleSignIn users={info.sample_users} onSignIn={onSignIn} />
        </section>
      ) : null}
      <section aria-labelledby="own-title" className="flex flex-col gap-3">
        <h2 id="own-title" className="font-semibold">
          {hasSamples ? words.orSignIn : words.signIn}
        </h2>
        <SignInForms
          connections={[
            localConnection,
            ...(info.service === null ? [] : [serviceConnection(info.service)]),
          ]}
          onSignIn={onSignIn}
        />
      </section>
    </>
  )
}

type LinkSignInProps = Pick<SignInPageProps, 'onSignIn'> & { readonly linkKey: string }

function LinkSignIn({ linkKey, onSignIn }: LinkSignInProps) {
  const failure = useLinkSignIn(linkKey, (session) => onSignIn(session, false))
  return failure === null ? (
    <Notice tone="info">{words.signingInWithLink}</Notice>
  ) : (
    <Notice tone="bad" title={words.linkNotWorking}>
      {failure} {words.linkChanges}
    </Notice>
  )
}
