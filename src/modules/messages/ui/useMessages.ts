'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { send } from '../../../ui/api-client/send'
import type { Message, MessagePage } from './types'

const EACH = 50
/** How often the page asks for what came in, while somebody looks at it. */
const EVERY_MS = 15_000

/** The messages of an exchange: the newest first asked for, older ones on demand, newer ones by and by. */
export function useMessages(exchange: string) {
  const [messages, setMessages] = useState<Message[] | null>(null)
  const [older, setOlder] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const newest = useRef<string | null>(null)
  const path = `/api/exchanges/${exchange}/messages?limit=${EACH}`

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
    const answer = await send<MessagePage>('GET', newest.current ? `${path}&after=${newest.current}` : path)
    setFailure(answer.ok ? null : answer.message)
    if (!answer.ok) return
    if (newest.current === null) setOlder(answer.body.docs.length === EACH)
    take(answer.body.docs, 'after')
  }, [path, take])

  async function askOlder() {
    const first = messages?.[0]?.id
    if (!first) return
    const answer = await send<MessagePage>('GET', `${path}&before=${first}`)
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
