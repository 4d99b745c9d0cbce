'use client'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'

/**
 * Dates and money are shown as they are now: nothing that was read is kept when its part leaves the
 * screen, and an error is said at once. The API answers or not; whether the browser calls itself
 * offline says nothing about a platform on the same machine.
 */
const queries = {
  gcTime: 0,
  networkMode: 'always',
  refetchOnReconnect: false,
  refetchOnWindowFocus: false,
  retry: false,
  staleTime: 0,
} as const

/** What `useApi` needs around it. */
export function ApiProvider({ children }: { children: ReactNode }) {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries } }))
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}
