'use client'
import { useEffect, useRef, useState } from 'react'

/** One page of a list, as our endpoints answer it. */
export type Page<T> = {
  docs: T[]
  totalDocs: number
  limit: number
  page: number
  totalPages: number
  hasNextPage: boolean
  hasPrevPage: boolean
}

/** The page that is shown, and how the next one is coming along. */
export type Pages<T> = { page: Page<T>; loading: boolean; failure: string | null; retry: () => void }

const FAILED = 'The list could not be brought up to date. What you see is from before; please try again.'
const SIGNED_OUT = 'You are no longer signed in. Sign in again to go on; your view is kept.'

/**
 * The page of a list for a query. The first one comes with the document; later ones are asked for,
 * and what stood there stays until they arrive. An answer that was overtaken is dropped.
 */
export function usePage<T>(
  endpoint: string,
  query: string,
  first: { query: string; page: Page<T> },
): Pages<T> {
  const [held, setHeld] = useState(first)
  const [failure, setFailure] = useState<string | null>(null)
  const [attempt, setAttempt] = useState(0)
  const heldQuery = useRef(first.query)

  useEffect(() => {
    if (heldQuery.current === query && attempt === 0) return
    const asking = new AbortController()
    const ask = async () => {
      const response = await fetch(`${endpoint}?${query}`, { signal: asking.signal })
      if (!response.ok) throw new Error(response.status === 401 ? SIGNED_OUT : FAILED)
      const page: Page<T> = await response.json()
      heldQuery.current = query
      setHeld({ query, page })
      setFailure(null)
    }
    ask().catch((error: unknown) => {
      if (!asking.signal.aborted)
        setFailure(error instanceof Error && error.message === SIGNED_OUT ? SIGNED_OUT : FAILED)
    })
    return () => asking.abort()
  }, [endpoint, query, attempt])

  return {
    page: held.page,
    loading: held.query !== query && !failure,
    failure,
    retry: () => setAttempt((count) => count + 1),
  }
}
