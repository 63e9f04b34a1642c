import type { ReactNode } from 'react'
import { splitColumns } from '#domain/configuration/column-choice.ts'
import type { Configuration } from '#domain/configuration/configuration.ts'
import { ExportBar } from './export-bar.tsx'
import { exportWarnings } from './export-warnings.ts'
import type { useBuilder } from './use-builder.ts'
import type { Export } from './use-export.ts'
import type { WhyEmpty } from './why-empty.ts'

export type BuilderBarProps = {
  readonly built: ReturnType<typeof useBuilder>
  readonly configuration: Configuration
  /** On a narrow screen; null elsewhere. */
  readonly headline: ReactNode
  readonly problems: ReactNode
  /** Null if the file would not be empty. */
  readonly whyEmpty: WhyEmpty | null
  readonly exporting: Export
}

/** Export, with what the page knows of the file. */
export function BuilderBar(props: BuilderBarProps) {
  const { built, configuration, headline, problems, whyEmpty, exporting } = props
  const { open, outcome, recordIdCount } = built
  const { columns } = open.known
  const { count, facts } = outcome
  return (
    <ExportBar
      {...{ headline, problems, configuration, count, exporting }}
      warnings={exportWarnings(configuration, columns, { count, recordIds: recordIdCount })}
      columnCount={splitColumns(configuration.column_ids ?? [], columns).here.length}
      whyEmpty={whyEmpty && `${whyEmpty.why} ${whyEmpty.hint}`}
      size={
        facts && {
          bytes: facts.facts.bytes,
          isExact: facts.facts.bytes_are_exact,
          isOutdated: facts.isOutdated,
        }
      }
    />
  )
}
