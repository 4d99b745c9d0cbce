'use client'
import { useEffect } from 'react'
import { AHEAD_SECONDS, renew, validUntil } from './renew'

/** Looked at this often; timers sleep with the computer, so the time is read and not counted. */
const LOOK_MS = 20_000

const toSignIn = () =>
  window.location.assign(
    `/login?next=${encodeURIComponent(window.location.pathname + window.location.search)}`,
  )

async function keep(): Promise<void> {
  const left = validUntil() - Date.now() / 1000
  if (validUntil() === 0) return toSignIn()
  if (left > AHEAD_SECONDS) return
  const renewal = await renew()
  // Offline is no reason to lose the page: it is tried again at the next look.
  if (renewal === 'over' || renewal instanceof Object) toSignIn()
}

/** Keeps the session of an open page alive, and leads to the sign-in when it was ended elsewhere. */
export function SessionKeeper() {
  useEffect(() => {
    const look = () => void keep()
    const timer = setInterval(look, LOOK_MS)
    const seen = () => document.visibilityState === 'visible' && look()
    document.addEventListener('visibilitychange', seen)
    window.addEventListener('online', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', seen)
      window.removeEventListener('online', look)
    }
  }, [])
  return null
}
