'use client'
import { Search } from 'lucide-react'
import Link from 'next/link'
import { useEffect, useState } from 'react'
import { Banner } from '../../../ui/components/Banner'
import { Card, Empty, Section } from '../../../ui/components/Page'
import { useSearch, type Found } from './useSearch'
import { SEARCH_KINDS, type SearchKind } from '../../../core/terms'
import { KIND_NAMES } from './words'

/** The search as a page: what is found, by kind, while it is typed. */
export function Results({ q, first, limit }: { q: string; first: Found | null; limit: number }) {
  const [text, setText] = useState(q)
  const { found, waiting, failed } = useSearch(text, limit, first)

  useEffect(() => {
    const address = text.trim() ? `/search?q=${encodeURIComponent(text.trim())}` : '/search'
    window.history.replaceState(null, '', address)
  }, [text])

  return (
    <div className="flex flex-col gap-6">
      <form action="/search" role="search" className="relative max-w-2xl">
        <Search
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-faint"
        />
        <input
          type="search"
          name="q"
          aria-label="Search everything"
          autoFocus
          value={text}
          maxLength={200}
          onChange={(event) => setText(event.target.value)}
          className="control min-h-11 w-full pr-3 pl-10 text-[1rem]"
        />
      </form>
      <p role="status" className="sr-only">
        {found ? `${found.docs.length} found` : ''}
      </p>
      {failed ? (
        <Banner kind="failure">
          The search could not be reached. What you see is from before; type again to try once more.
        </Banner>
      ) : null}
      {found && found.docs.length === 0 && !waiting ? (
        <Empty title="Nothing was found">
          Try a part of the name, or the address. Exchanges of others are not searched.
        </Empty>
      ) : null}
      {SEARCH_KINDS.map((kind) => (
        <Group key={kind} kind={kind} found={found} />
      ))}
    </div>
  )
}

function Group({ kind, found }: { kind: SearchKind; found: Found | null }) {
  const hits = found?.docs.filter((hit) => hit.kind === kind) ?? []
  if (hits.length === 0) return null
  return (
    <Section title={KIND_NAMES[kind]} id={`found-${kind}`}>
      <Card>
        <ul className="divide-y divide-edge">
          {hits.map(({ id, title, subtitle, href }) => (
            <li key={id} className="px-4 py-2.5">
              {href ? (
                <Link href={href} className="font-medium break-words text-accent hover:underline">
                  {title}
                </Link>
              ) : (
                <span className="font-medium break-words">{title}</span>
              )}
              <p className="text-13 break-words text-ink-soft">{subtitle}</p>
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  )
}
