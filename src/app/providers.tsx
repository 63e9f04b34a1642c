import { useState, type ReactNode } from 'react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { hashKey } from '#api/hash-key.ts'

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
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}
