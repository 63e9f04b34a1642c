import type { ReactNode } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { sessionKey, type Session } from '#api/session.ts'
import { emptyConfiguration, type Configuration } from '#domain/configuration.ts'
import { Builder } from './builder.tsx'
import { useLink } from './use-link.ts'

export type PageProps = {
  readonly session: Session
  /** Says which connection this is, and changes it. */
  readonly connection: ReactNode
}

/** The one form that holds the configuration, and the link that is derived from it. */
export function Page({ session, connection }: PageProps) {
  const form = useForm<Configuration>({ defaultValues: emptyConfiguration() })
  const link = useLink(form, sessionKey(session).join('.'))
  if (!link.isRead) return null
  return (
    <FormProvider {...form}>
      <Builder session={session} connection={connection} link={link} />
    </FormProvider>
  )
}
