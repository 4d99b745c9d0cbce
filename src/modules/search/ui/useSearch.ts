'use client'
import { useEffect, useState } from 'react'
import { answerOf, api, type AnswerTo } from '../../../ui/api-client/client'

export type Found = { q: string; docs: AnswerTo<'get', '/api/search'>['docs'] }

/** Typing is over when nothing comes for this long. */
const PAUSE_MS = 150
const SHORTEST = 2

/** What is found for a text while it is typed; an answer that was overtaken is dropped. */
export function useSearch(
  q: string,
  limit: number,
  first: Found | null = null,
): { found: Found | null; waiting: boolean; failed: boolean } {
  const [found, setFound] = useState<Found | null>(first)
  const [failed, setFailed] = useState(false)
  const text = q.trim()
  const due = text.length >= SHORTEST && found?.q !== text

  useEffect(() => {
    if (!due) return
    const asking = new AbortController()
    const timer = setTimeout(() => {
      const call = api.GET('/api/search', { params: { query: { q: text, limit } }, signal: asking.signal })
      void answerOf(call).then((answer) => {
        if (asking.signal.aborted) return
        if (answer.ok) setFound({ q: text, docs: answer.body.docs })
        setFailed(!answer.ok)
      })
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [due, text, limit])

  return { found: text.length >= SHORTEST ? found : null, waiting: due && !failed, failed }
}
