'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { answerOf, api } from '../../../ui/api-client/client'
import type { Message } from './types'

const EACH = 50
/** How often the page asks for what came in, while somebody looks at it. */
const EVERY_MS = 15_000

/** The messages of an exchange: the newest first asked for, older ones on demand, newer ones by and by. */
export function useMessages(exchange: string) {
  const [messages, setMessages] = useState<Message[] | null>(null)
  const [older, setOlder] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const newest = useRef<string | null>(null)
  const askFor = useCallback(
    (cursor: { before?: string; after?: string }) =>
      answerOf(
        api.GET('/api/exchanges/{id}/messages', {
          params: { path: { id: exchange }, query: { limit: EACH, ...cursor } },
        }),
      ),
    [exchange],
  )

  const take = useCallback((docs: readonly Message[], where: 'before' | 'after') => {
    setMessages((held) => {
      const known = new Set((held ?? []).map(({ id }) => id))
      const fresh = docs.filter(({ id }) => !known.has(id))
      return where === 'before' ? [...fresh, ...(held ?? [])] : [...(held ?? []), ...fresh]
    })
    const last = docs.at(-1)?.id
    if (last && (newest.current === null || last > newest.current)) newest.current = last
  }, [])

  const askNewer = useCallback(async () => {
    const answer = await askFor(newest.current ? { after: newest.current } : {})
    setFailure(answer.ok ? null : answer.message)
    if (!answer.ok) return
    if (newest.current === null) setOlder(answer.body.docs.length === EACH)
    take(answer.body.docs, 'after')
  }, [askFor, take])

  async function askOlder() {
    const first = messages?.[0]?.id
    if (!first) return
    const answer = await askFor({ before: first })
    setFailure(answer.ok ? null : answer.message)
    if (!answer.ok) return
    setOlder(answer.body.docs.length === EACH)
    take(answer.body.docs, 'before')
  }

  useEffect(() => {
    void askNewer()
    const again = () => {
      if (document.visibilityState === 'visible') void askNewer()
    }
    const timer = setInterval(again, EVERY_MS)
    document.addEventListener('visibilitychange', again)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', again)
    }
  }, [askNewer])

  return { messages, older, failure, askNewer, askOlder }
}
