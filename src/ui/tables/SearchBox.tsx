'use client'
import { Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'

const WAIT_MS = 150

/** A search that answers as you type, a moment after the last key. */
export function SearchBox({
  value,
  label,
  onSearch,
}: {
  value: string
  label: string
  onSearch: (text: string) => void
}) {
  const [text, setText] = useState(value)
  const sent = useRef(value)
  useEffect(() => {
    if (value === sent.current) return
    sent.current = value
    setText(value)
  }, [value])
  useEffect(() => {
    if (text.trim() === sent.current) return
    const timer = setTimeout(() => {
      sent.current = text.trim()
      onSearch(sent.current)
    }, WAIT_MS)
    return () => clearTimeout(timer)
  }, [text, onSearch])
  return (
    <div className="relative min-w-0 flex-1 basis-72">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-faint"
      />
      <input
        type="search"
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.target.value)}
        aria-label={label}
        placeholder={label}
        className="control min-h-10 w-full pr-3 pl-9 placeholder:text-ink-faint"
      />
    </div>
  )
}
