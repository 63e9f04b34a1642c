import { useFormContext } from 'react-hook-form'
import type { Configuration } from '#domain/configuration/configuration.ts'
import { opaqueTree } from '#domain/filter-tree/opaque-tree.ts'
import { setPeriod } from '#domain/filter-tree/set-period.ts'
import type { CodeLanguage } from '#domain/request-code/request-code.ts'
import { Outcome } from '#features/outcome/outcome.tsx'
import { CodeView } from './code-view.tsx'
import type { useBuilder } from './use-builder.ts'

export type BuilderOutcomeProps = {
  readonly built: ReturnType<typeof useBuilder>
  /** The filter tree selects the records, and can be edited. */
  readonly isFiltered: boolean
  /** Why the file would be empty; null if it would not. */
  readonly whyEmpty: string | null
  readonly onImport: () => void
}

/** What the export will be: sentence, facts, preview and code. */
export function BuilderOutcome(props: BuilderOutcomeProps) {
  const { built, isFiltered, whyEmpty, onImport } = props
  const { open, sentence, outcome, timeZone } = built
  const { getValues, setValue } = useFormContext<Configuration>()
  const setCreated = (period: readonly [from: string, to: string]) => {
    const tree = setPeriod(getValues('filter_tree'), 'created_at', period)
    setValue('filter_tree', opaqueTree(tree), { shouldDirty: true })
  }
  const { columns, members } = open.known
  const { count, facts, factsState } = outcome
  const noTimeline = factsState === 'loading' ? null : []
  const renderCode = (language: CodeLanguage) => (
    <CodeView language={language} subject={outcome.code} onImport={onImport} />
  )
  return (
    <Outcome
      sentence={sentence}
      timeline={{
        buckets: facts ? (facts.facts.timeline?.buckets ?? []) : noTimeline,
        isLoading: built.result.request !== null,
        isOutdated: facts?.isOutdated ?? false,
        timeZone,
        onBrush: isFiltered ? setCreated : null,
      }}
      facts={facts && { ...facts, columns }}
      views={{
        preview: {
          rows: outcome.rows,
          columns: outcome.columns.shown,
          columnsLeftOut: outcome.columns.leftOut,
          count: count.state === 'known' && !count.isOutdated ? count.count : null,
          whyEmpty,
          timeZone,
          members,
          queueColumns: columns,
        },
        file: outcome.file,
        renderCode,
      }}
    />
  )
}
