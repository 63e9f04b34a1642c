import { useState, type ReactNode } from 'react'
import type { CodeLanguage } from '#domain/request-code/request-code.ts'
import { passedByTab } from '#ui/reachable.ts'
import { Tabs } from '#ui/tabs.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import type { PreviewTextProps } from './preview-text.tsx'
import { Preview, type PreviewProps, type PreviewViewProps } from './preview.tsx'
import type { ColumnWidths } from './preview-table.tsx'
import * as words from './words.ts'

const PreviewText = lazyPart(async () => (await import('./preview-text.tsx')).PreviewText, {
  name: words.fileHeadPart,
  className: 'mx-4 my-3',
  waiting: <Skeleton className="mx-4 my-3 h-40" />,
})

type View = 'preview' | 'file' | CodeLanguage
const views = Object.entries(words.viewLabels satisfies Record<View, string>).map(
  ([id, label]) => ({ id: id as View, label }),
)

export type OutcomeViewsProps = {
  readonly preview: PreviewProps
  /** Null before there is a file to show. */
  readonly file: PreviewTextProps | null
  readonly renderCode: (language: CodeLanguage) => ReactNode
}

export function OutcomeViews(props: OutcomeViewsProps) {
  const [view, setView] = useState<View>('preview')
  // Kept here, because another view takes the preview away.
  const [widths, setWidths] = useState<ColumnWidths>({})
  const preview = { ...props.preview, widths, onWidths: setWidths }
  return (
    <Tabs
      label={words.views}
      items={views}
      value={view}
      onChange={setView}
      panelClassName="lg:relative lg:min-h-52 lg:flex-1"
    >
      <div
        {...passedByTab}
        className="lg:absolute lg:inset-0 lg:flex lg:flex-col lg:overflow-y-auto"
      >
        <ChosenView {...props} preview={preview} view={view} />
      </div>
    </Tabs>
  )
}

type ChosenViewProps = OutcomeViewsProps & {
  readonly preview: PreviewViewProps
  readonly view: View
}

function ChosenView(props: ChosenViewProps) {
  const { view, preview, file, renderCode } = props
  if (view === 'preview') return <Preview {...preview} />
  if (view === 'file') {
    return file ? (
      <PreviewText {...file} />
    ) : (
      <p className="px-4 py-3 text-ink-3">{words.fileHeadWillAppear}</p>
    )
  }
  return renderCode(view)
}
