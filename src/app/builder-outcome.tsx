import type { Configuration } from '#domain/configuration/configuration.ts'
import type { Place, Problem } from '#domain/configuration/problems.ts'
import type { CodeLanguage } from '#domain/request-code/request-code.ts'
import { Outcome } from '#features/outcome/outcome.tsx'
import { CodeView } from './code-view.tsx'
import { exportWarnings } from './export-warnings.ts'
import type { useBuilder } from './use-builder.ts'

export type BuilderOutcomeProps = {
  readonly configuration: Configuration
  readonly built: ReturnType<typeof useBuilder>
  readonly problems: readonly Problem[]
  readonly onJump: (place: Place) => void
  readonly onImport: () => void
}

/** What the export will be: sentence, warnings, facts, preview, code and problems. */
export function BuilderOutcome(props: BuilderOutcomeProps) {
  const { configuration, built, problems, onJump, onImport } = props
  const { open, sentence, outcome, timeZone, recordIdCount } = built
  const { columns } = open.known
  const { count, facts } = outcome
  const renderCode = (language: CodeLanguage) => (
    <CodeView language={language} subject={outcome.code} onImport={onImport} />
  )
  return (
    <Outcome
      sentence={sentence}
      warnings={exportWarnings(configuration, columns, { count, recordIds: recordIdCount })}
      facts={facts && { ...facts, columns, timeZone }}
      views={{
        preview: {
          rows: outcome.rows,
          columns: outcome.columns.shown,
          columnsLeftOut: outcome.columns.leftOut,
          count: count.state === 'known' && !count.isOutdated ? count.count : null,
          timeZone,
        },
        file: outcome.file,
        renderCode,
      }}
      problems={problems}
      onJump={onJump}
    />
  )
}
