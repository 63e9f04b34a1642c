import { useState, type ReactNode } from 'react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { hashKey } from '#api/hash-key.ts'
import { ToastRegion } from '#ui/toast.tsx'
import { TooltipLayer } from '#ui/tooltip-layer.tsx'

export function Providers({ children }: { readonly children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: {
            // A local server answers without a network.
            networkMode: 'always',
            staleTime: 60_000,
            refetchOnWindowFocus: false,
            queryKeyHashFn: hashKey,
          },
        },
      }),
  )
  return (
    <QueryClientProvider client={client}>
      {children}
      {/* An open dialog of RAC makes the rest of the page inert, but not this. */}
      <div data-react-aria-top-layer>
        <ToastRegion />
        <TooltipLayer />
      </div>
    </QueryClientProvider>
  )
}
