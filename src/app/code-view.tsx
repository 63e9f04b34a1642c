import type { RequestCodeProps } from '#features/request-code/request-code.tsx'
import { Button } from '#ui/button.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { Skeleton } from '#ui/skeleton.tsx'

const RequestCode = lazyPart(
  async () => (await import('#features/request-code/request-code.tsx')).RequestCode,
  {
    name: 'The code',
    className: 'mx-4 my-3',
    waiting: <Skeleton className="mx-4 my-3 h-40" />,
  },
)

export type CodeViewProps = Omit<RequestCodeProps, 'action'> & { readonly onImport: () => void }

export function CodeView({ onImport, ...code }: CodeViewProps) {
  const action =
    code.language === 'json' ? (
      <Button size="small" variant="quiet" onClick={onImport}>
        Import API request
      </Button>
    ) : null
  return <RequestCode {...code} action={action} />
}
