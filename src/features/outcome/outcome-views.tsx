import { useState } from 'react'
import type { CodeSubject } from '#domain/request-code/code-subject.ts'
import type { CodeLanguage } from '#domain/request-code/request-code.ts'
import { Button } from '#ui/button.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { PreviewText, type PreviewTextProps } from './preview-text.tsx'
import { Preview, type PreviewProps } from './preview.tsx'

// What writes code comes when code is looked at for the first time.
const RequestCode = lazyPart(
  async () => (await import('#features/request-code/request-code.tsx')).RequestCode,
  {
    name: 'The code',
    className: 'mx-4 my-3',
    waiting: <Skeleton className="mx-4 my-3 h-40" />,
  },
)

const views = [
  { id: 'preview', label: 'Preview' },
  { id: 'file', label: 'File' },
  { id: 'json', label: 'Request' },
  { id: 'curl', label: 'cURL' },
  { id: 'python', label: 'Python' },
  { id: 'typescript', label: 'TypeScript' },
] as const satisfies readonly { id: 'preview' | 'file' | CodeLanguage; label: string }[]
type View = (typeof views)[number]['id']

export type OutcomeViewsProps = {
  readonly preview: PreviewProps
  /** Of which file the text is shown; null before there is one. */
  readonly file: PreviewTextProps | null
  /** Null while the configuration has problems. */
  readonly code: CodeSubject | null
  readonly onOpenRequest: () => void
}

/** The export seen from its sides: its first rows, its text, and the code that makes it. */
export function OutcomeViews(props: OutcomeViewsProps) {
  const [view, setView] = useState<View>('preview')
  return (
    <Tabs label="Views of the export" items={views} value={view} onChange={setView}>
      <ChosenView {...props} view={view} />
    </Tabs>
  )
}

function ChosenView(props: OutcomeViewsProps & { readonly view: View }) {
  const { view, preview, file, code, onOpenRequest } = props
  if (view === 'preview') return <Preview {...preview} />
  if (view === 'file') {
    return file ? (
      <PreviewText {...file} />
    ) : (
      <p className="px-4 py-3 text-ink-3">The beginning of the file will appear here.</p>
    )
  }
  const opens =
    view === 'json' ? (
      <Button size="small" variant="quiet" onPress={onOpenRequest}>
        Open a request
      </Button>
    ) : null
  return <RequestCode language={view} subject={code} action={opens} />
}
