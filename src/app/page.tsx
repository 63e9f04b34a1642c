import type { ReactNode } from 'react'
import { FormProvider, useForm, useWatch, type UseFormReturn } from 'react-hook-form'
import type { Session } from '#api/session.ts'
import { emptyConfiguration, type Configuration } from '#domain/configuration/configuration.ts'
import { useReadValue } from '#features/record-ids/use-read-text.ts'
import { Boundary } from '#ui/boundary.tsx'
import { useAfterFrame } from '#ui/use-after-frame.ts'
import { Builder, type BuilderProps } from './builder.tsx'
import { useLink } from './use-link.ts'

export type PageProps = {
  readonly session: Session
  /** Says which connection this is, and changes it. */
  readonly connection: ReactNode
  /** What is to be said of the sign-in. */
  readonly notice: ReactNode
}

/** The one form that holds the configuration, and the link that is derived from it. */
export function Page({ session, connection, notice }: PageProps) {
  const form = useForm<Configuration>({ defaultValues: emptyConfiguration() })
  const link = useLink(form, session)
  if (!link.isRead) return null
  return (
    <FormProvider {...form}>
      <Boundary name="The page">
        <Watched
          form={form}
          session={session}
          connection={connection}
          notice={notice}
          link={link}
        />
      </Boundary>
    </FormProvider>
  )
}

type WatchedProps = Omit<BuilderProps, 'configuration'> & {
  readonly form: UseFormReturn<Configuration>
}

/**
 * Hands the configuration on after the frame that shows its change, and once its record ids are
 * read: what follows from it takes longer than a key press may.
 */
function Watched({ form, ...props }: WatchedProps) {
  // The form is filled with whole configurations only, so what is watched is one.
  const now = useWatch({ control: form.control }) as Configuration
  const drawn = useAfterFrame(now)
  const read = useReadValue(drawn, drawn.record_ids_text)
  return <Builder {...props} configuration={read ?? { ...drawn, record_ids_text: '' }} />
}
