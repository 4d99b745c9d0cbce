'use client'
import { useEffect, useState } from 'react'
import type { Hit } from '../search'

export type Found = { q: string; docs: Hit[] }

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
      fetch(`/api/search?q=${encodeURIComponent(text)}&limit=${limit}`, { signal: asking.signal })
        .then(async (response) => {
          if (!response.ok) throw new Error('not found out')
          const { docs }: { docs: Hit[] } = await response.json()
          setFound({ q: text, docs })
          setFailed(false)
        })
        .catch(() => {
          if (!asking.signal.aborted) setFailed(true)
        })
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [due, text, limit])

  return { found: text.length >= SHORTEST ? found : null, waiting: due && !failed, failed }
}
