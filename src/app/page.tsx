import type { ReactNode } from 'react'
import { FormProvider, useForm, useWatch, type UseFormReturn } from 'react-hook-form'
import type { Session } from '#api/session.ts'
import { emptyConfiguration, type Configuration } from '#domain/configuration/configuration.ts'
import { readIdText } from '#domain/record-ids/record-ids.ts'
import { useReadValue } from '#features/record-ids/use-read-text.ts'
import { Boundary } from '#ui/boundary.tsx'
import { useAfterFrame } from '#ui/use-after-frame.ts'
import { Builder, type BuilderProps } from './builder.tsx'
import { PageSkeleton } from './page-skeleton.tsx'
import { useLink } from './use-link.ts'
import { pagePart } from './start-words.ts'

export type PageProps = {
  readonly session: Session
  readonly connection: ReactNode
  readonly notice: ReactNode
}

/** Holds the form, the only source of the configuration, and the link made from it. */
export function Page({ session, connection, notice }: PageProps) {
  const form = useForm<Configuration>({ defaultValues: emptyConfiguration() })
  const link = useLink(form, session)
  if (!link.isRead) return <PageSkeleton />
  return (
    <FormProvider {...form}>
      <Boundary name={pagePart}>
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

const noIds = readIdText('')

type WatchedProps = Omit<BuilderProps, 'configuration' | 'ids'> & {
  readonly form: UseFormReturn<Configuration>
}

/** Passes changes on after the next frame and after parsing the ids, so that typing stays fast. */
function Watched({ form, ...props }: WatchedProps) {
  // The form only gets whole configurations, so the cast is safe.
  const now = useWatch({ control: form.control }) as Configuration
  const drawn = useAfterFrame(now)
  const read = useReadValue(drawn, drawn.record_ids_text)
  const shown = read ?? { value: { ...drawn, record_ids_text: '' }, read: noIds }
  return <Builder {...props} configuration={shown.value} ids={shown.read.ids} />
}
