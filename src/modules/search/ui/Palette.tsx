'use client'
import clsx from 'clsx'
import { Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import * as Dialog from 'radix-ui/dialog'
import { useEffect, useId, useState, type KeyboardEvent } from 'react'
import { KIND_NAMES } from './words'
import { useSearch } from './useSearch'

/** Search from anywhere, with Ctrl-K or Command-K: type, choose with the arrows, go with Enter. */
export function Palette() {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const pressed = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      setOpen((was) => !was)
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [])
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger className="control flex min-h-10 w-full max-w-md min-w-0 items-center gap-2.5 px-3 text-ink-faint">
        <Search aria-hidden className="size-4 shrink-0" />
        <span className="truncate">Search everything</span>
        <kbd className="ml-auto hidden rounded border border-edge px-1.5 text-12 sm:inline">Ctrl K</kbd>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-ink/40" />
        <Dialog.Content
          aria-describedby={undefined}
          className="appear fixed top-[10vh] left-1/2 z-50 flex max-h-[75vh] w-[min(40rem,calc(100vw-2rem))] -translate-x-1/2 flex-col overflow-hidden rounded border border-edge bg-surface shadow-pop"
        >
          <Dialog.Title className="sr-only">Search everything</Dialog.Title>
          <Finder onGone={() => setOpen(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Finder({ onGone }: { onGone: () => void }) {
  const [q, setQ] = useState('')
  const [chosen, setChosen] = useState(0)
  const { found, waiting, failed } = useSearch(q, 5)
  const router = useRouter()
  const list = useId()
  const hits = (found?.docs ?? []).filter(({ href }) => href !== null)
  const last = hits.length

  function go(href: string) {
    onGone()
    router.push(href)
  }
  const all = `/search?q=${encodeURIComponent(q.trim())}`

  function pressed(event: KeyboardEvent) {
    if (event.key === 'ArrowDown') setChosen((at) => Math.min(last, at + 1))
    else if (event.key === 'ArrowUp') setChosen((at) => Math.max(0, at - 1))
    else if (event.key === 'Enter' && q.trim().length >= 2) go(hits[chosen]?.href ?? all)
    else return
    event.preventDefault()
  }

  return (
    <>
      <div className="relative border-b border-edge">
        <Search
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-4 size-5 -translate-y-1/2 text-ink-faint"
        />
        <input
          role="combobox"
          aria-expanded={hits.length > 0}
          aria-controls={list}
          aria-activedescendant={hits.length > 0 ? `${list}-${chosen}` : undefined}
          aria-label="Search everything"
          autoFocus
          value={q}
          maxLength={200}
          placeholder="Name, address, parcel or escrow number …"
          onChange={(event) => {
            setQ(event.target.value)
            setChosen(0)
          }}
          onKeyDown={pressed}
          className="w-full bg-transparent py-4 pr-4 pl-12 text-[1rem] outline-none placeholder:text-ink-faint"
        />
      </div>
      <ul id={list} role="listbox" aria-label="Found" className="overflow-y-auto">
        {hits.map(({ kind, id, title, subtitle, href }, at) => (
          <li
            key={`${kind}-${id}`}
            id={`${list}-${at}`}
            role="option"
            aria-selected={at === chosen}
            onMouseMove={() => setChosen(at)}
            onClick={() => href && go(href)}
            className={clsx(
              'flex cursor-pointer items-baseline gap-3 px-4 py-2',
              at === chosen && 'bg-accent-ground',
            )}
          >
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">{title}</span>{' '}
              <span className="block truncate text-13 text-ink-soft">{subtitle}</span>
            </span>
            <span className="shrink-0 text-12 text-ink-soft">{KIND_NAMES[kind]}</span>
          </li>
        ))}
        {found && hits.length > 0 ? (
          <li
            id={`${list}-${last}`}
            role="option"
            aria-selected={chosen === last}
            onMouseMove={() => setChosen(last)}
            onClick={() => go(all)}
            className={clsx(
              'cursor-pointer border-t border-edge px-4 py-2 text-accent',
              chosen === last && 'bg-accent-ground',
            )}
          >
            Everything found for “{q.trim()}”
          </li>
        ) : null}
      </ul>
      <p role="status" className="px-4 py-3 text-13 text-ink-soft empty:hidden">
        {messageOf(q, found !== null && hits.length === 0, waiting, failed)}
      </p>
    </>
  )
}

function messageOf(q: string, nothing: boolean, waiting: boolean, failed: boolean): string | null {
  if (failed) return 'The search could not be reached. Type again to try once more.'
  if (q.trim().length < 2)
    return 'Exchanges, contacts, properties, tasks, documents and messages that you may see. A wrong letter does no harm.'
  if (waiting) return nothing ? 'Searching …' : null
  return nothing ? 'Nothing was found. Try a part of the name, or an address.' : null
}
