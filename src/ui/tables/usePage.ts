'use client'
import { useEffect, useRef, useState } from 'react'
import { answerOf, type Call } from '../api-client/client'

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
const SIGNED_OUT = 'You are no longer signed in. Sign in again to continue; your view is kept.'

/** How a page is asked for: the query as the address has it, and the signal that drops the question. */
export type PageRequest = { querySerializer: () => string; signal: AbortSignal }

/**
 * The page of a list for a query. The first one comes with the document; later ones are asked for,
 * and what stood there stays until they arrive. An answer that was overtaken is dropped.
 */
export function usePage<T>(
  call: (request: PageRequest) => Call<Page<NoInfer<T>>>,
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
    void answerOf(call({ querySerializer: () => query, signal: asking.signal })).then((answer) => {
      if (asking.signal.aborted) return
      if (!answer.ok) return setFailure(answer.status === 401 ? SIGNED_OUT : FAILED)
      heldQuery.current = query
      setHeld({ query, page: answer.body })
      setFailure(null)
    })
    return () => asking.abort()
  }, [call, query, attempt])

  return {
    page: held.page,
    loading: held.query !== query && !failure,
    failure,
    retry: () => setAttempt((count) => count + 1),
  }
}
