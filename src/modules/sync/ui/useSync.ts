'use client'
import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import { askStatus, startRun, type Kind, type SyncStatus } from './api'

const WATCHING_MS = 1000
const RESTING_MS = 15_000

/** The state of the sync, asked again and again: often while something runs, rarely while nothing does. */
export function useSync() {
  const router = useRouter()
  const [status, setStatus] = useState<SyncStatus | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [turn, setTurn] = useState(0)
  const wasRunning = useRef(false)

  useEffect(() => {
    const asking = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async () => {
      const next = await askStatus(asking.signal).catch((error: Error) => error)
      if (asking.signal.aborted) return
      const running = !(next instanceof Error) && Boolean(next.running?.length)
      if (next instanceof Error) setFailure(next.message)
      else {
        setStatus(next)
        // History and differences come with the page: they are read anew when a run has ended.
        if (wasRunning.current && !running) router.refresh()
        wasRunning.current = running
      }
      timer = setTimeout(() => void ask(), running ? WATCHING_MS : RESTING_MS)
    }
    void ask()
    return () => {
      asking.abort()
      clearTimeout(timer)
    }
  }, [router, turn])

  const start = useCallback(async (kind: Kind, full: boolean) => {
    setFailure(await startRun(kind, full))
    wasRunning.current = true
    setTurn((count) => count + 1)
  }, [])

  return { status, failure, start }
}
