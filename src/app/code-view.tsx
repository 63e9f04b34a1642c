import type { RequestCodeProps } from '#features/request-code/request-code.tsx'
import { Button } from '#ui/button.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import * as words from './words.ts'

const RequestCode = lazyPart(
  async () => (await import('#features/request-code/request-code.tsx')).RequestCode,
  {
    name: words.codePart,
    className: 'mx-4 my-3',
    waiting: <Skeleton className="mx-4 my-3 h-40" />,
  },
)

export type CodeViewProps = Omit<RequestCodeProps, 'action'> & { readonly onImport: () => void }

export function CodeView({ onImport, ...code }: CodeViewProps) {
  const action =
    code.language === 'json' ? (
      <Button size="small" variant="quiet" onClick={onImport}>
        {words.importRequest}
      </Button>
    ) : null
  return <RequestCode {...code} action={action} />
}
