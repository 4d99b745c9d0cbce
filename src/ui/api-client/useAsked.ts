'use client'
import { useCallback, useEffect, useState } from 'react'
import { send } from './send'

/** What an address answers, asked when the part is shown and again on demand. */
export function useAsked<T>(path: string): {
  body: T | null
  failure: string | null
  ask: () => Promise<void>
} {
  const [body, setBody] = useState<T | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const ask = useCallback(async () => {
    const answer = await send<T>('GET', path)
    if (answer.ok) setBody(answer.body)
    setFailure(answer.ok ? null : answer.message)
  }, [path])
  useEffect(() => void ask(), [ask])
  return { body, failure, ask }
}
