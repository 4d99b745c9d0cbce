'use client'
import { Search } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'

// Loaded when it is opened: every page has the button.
const PaletteDialog = dynamic(async () => (await import('./PaletteDialog')).PaletteDialog)

/** Search from anywhere, with Ctrl-K or Command-K: type, choose with the arrows, go with Enter. */
export function Palette() {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      setOpen((was) => !was)
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [])
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(true)}
        className="control flex min-h-10 w-full max-w-md min-w-0 items-center gap-2.5 px-3 text-ink-faint"
      >
        <Search aria-hidden className="size-4 shrink-0" />
        <span className="truncate">Search everything</span>
        <kbd className="ml-auto hidden rounded border border-edge px-1.5 text-12 sm:inline">Ctrl K</kbd>
      </button>
      {open ? <PaletteDialog onClose={() => setOpen(false)} /> : null}
    </>
  )
}
