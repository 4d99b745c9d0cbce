'use client'
import { useEffect, type ReactNode } from 'react'
import { alone } from '../modules/auth/ui/account/renew'

const RENEWAL = '/api/users/refresh-token'

/**
 * Payload's panel renews the session by itself. The token of it works once, so this happens while no
 * tab of the portal does the same: its calls wait for the same lock.
 */
export function SessionGuard({ children }: { children: ReactNode }) {
  useEffect(() => {
    const original = window.fetch
    window.fetch = (input, init) => {
      const address = input instanceof Request ? input.url : String(input)
      return address.includes(RENEWAL) ? alone(() => original(input, init)) : original(input, init)
    }
    return () => {
      window.fetch = original
    }
  }, [])
  return children
}
