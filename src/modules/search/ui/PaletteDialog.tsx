'use client'
import { Command } from 'cmdk'
import { Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import * as Dialog from 'radix-ui/dialog'
import { useState, type KeyboardEvent } from 'react'
import { KIND_NAMES } from './words'
import { useSearch } from './useSearch'

const ITEM = 'flex cursor-pointer items-baseline gap-3 px-4 py-2 data-[selected=true]:bg-accent-ground'
const EVERYTHING = 'everything'

/** The search in front of the page: the arrow keys choose, Enter goes there. */
export function PaletteDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-ink/40" />
        <Dialog.Content
          aria-describedby={undefined}
          className="appear fixed top-[10vh] left-1/2 z-50 flex max-h-[75vh] w-[min(40rem,calc(100vw-2rem))] -translate-x-1/2 flex-col overflow-hidden rounded border border-edge bg-surface shadow-pop"
        >
          <Dialog.Title className="sr-only">Search everything</Dialog.Title>
          <Finder onGone={onClose} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Finder({ onGone }: { onGone: () => void }) {
  const [q, setQ] = useState('')
  const { found, waiting, failed } = useSearch(q, 5)
  const router = useRouter()
  const hits = found?.docs.flatMap(({ href, ...hit }) => (href ? [{ ...hit, href }] : [])) ?? []
  const all = `/search?q=${encodeURIComponent(q.trim())}`

  function go(href: string) {
    onGone()
    router.push(href)
  }
  /** Before anything is found, Enter leads to the page of the search. */
  function pressed(event: KeyboardEvent) {
    if (event.key !== 'Enter' || hits.length > 0 || q.trim().length < 2) return
    event.preventDefault()
    go(all)
  }

  return (
    <Command shouldFilter={false} vimBindings={false} label="Search everything" onKeyDown={pressed}>
      <div className="relative border-b border-edge">
        <Search
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-4 size-5 -translate-y-1/2 text-ink-faint"
        />
        <Command.Input asChild value={q} onValueChange={setQ}>
          <input
            autoFocus
            aria-expanded={hits.length > 0}
            maxLength={200}
            placeholder="Name, address, parcel or escrow number …"
            className="w-full bg-transparent py-4 pr-4 pl-12 text-[1rem] outline-none placeholder:text-ink-faint"
          />
        </Command.Input>
      </div>
      <Command.List label="Found" className="max-h-[55vh] overflow-y-auto">
        {hits.map(({ kind, id, title, subtitle, href }) => (
          <Command.Item
            key={`${kind}-${id}`}
            value={`${kind}-${id}`}
            onSelect={() => go(href)}
            className={ITEM}
          >
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">{title}</span>{' '}
              <span className="block truncate text-13 text-ink-soft">{subtitle}</span>
            </span>
            <span className="shrink-0 text-12 text-ink-soft">{KIND_NAMES[kind]}</span>
          </Command.Item>
        ))}
        {hits.length > 0 ? (
          <Command.Item
            value={EVERYTHING}
            onSelect={() => go(all)}
            className={`${ITEM} border-t border-edge text-accent`}
          >
            Everything found for “{q.trim()}”
          </Command.Item>
        ) : null}
      </Command.List>
      <p role="status" className="px-4 py-3 text-13 text-ink-soft empty:hidden">
        {messageOf(q, found !== null && hits.length === 0, waiting, failed)}
      </p>
    </Command>
  )
}

function messageOf(q: string, nothing: boolean, waiting: boolean, failed: boolean): string | null {
  if (failed) return 'The search could not be reached. Type again to try once more.'
  if (q.trim().length < 2)
    return 'Exchanges, contacts, properties, tasks, documents and messages that you may see. A typing error does no harm.'
  if (waiting) return nothing ? 'Searching …' : null
  return nothing ? 'Nothing was found. Try a part of the name, or an address.' : null
}
