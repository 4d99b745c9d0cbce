'use client'
import { useSearchParams } from 'next/navigation'
import { useCallback, useEffect, useRef } from 'react'

const YEAR_SECONDS = 31_536_000

/** Remembers a view for the person, where the server can read it before it renders the page. */
function remember(name: string, query: string): void {
  document.cookie = `${name}=${encodeURIComponent(query)}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`
}

export type Changes = Record<string, string | null>

/**
 * The view of a list: it lives in the address, and is remembered under a name. An address without a
 * view means the remembered one. A change of anything but the page leads back to the first page.
 */
export function useView(name: string, remembered: string) {
  const search = useSearchParams()
  const last = useRef(remembered)
  const query = search.size > 0 ? search.toString() : last.current

  useEffect(() => {
    if (search.size === 0 && last.current) window.history.replaceState(null, '', `?${last.current}`)
    else last.current = search.toString()
    remember(name, last.current)
  }, [name, search])

  const change = useCallback((changes: Changes, { replace = false } = {}) => {
    const next = new URLSearchParams(last.current)
    if (!('page' in changes)) next.delete('page')
    for (const [key, value] of Object.entries(changes)) {
      if (value === null || value === '') next.delete(key)
      else next.set(key, value)
    }
    last.current = next.toString()
    const address = last.current ? `?${last.current}` : window.location.pathname
    if (replace) window.history.replaceState(null, '', address)
    else window.history.pushState(null, '', address)
  }, [])

  /** Takes a whole other view, such as a saved one. */
  const take = useCallback((whole: string) => {
    last.current = whole
    window.history.pushState(null, '', whole ? `?${whole}` : window.location.pathname)
  }, [])

  return { params: new URLSearchParams(query), query, change, take }
}
