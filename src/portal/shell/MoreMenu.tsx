'use client'
import { Ellipsis } from 'lucide-react'
import { lazy } from 'react'
import { OpenedLater } from '../../ui/components/OpenedLater'

const MorePages = lazy(async () => ({ default: (await import('./MorePages')).MorePages }))

export type MorePage = { href: string; name: string; outside: boolean }
const BUTTON = 'flex min-h-14 flex-1 flex-col items-center justify-center gap-0.5 text-12 text-ink-soft'

/** On a phone: the pages that do not fit the bar. */
export function MoreMenu({ pages }: { pages: MorePage[] }) {
  const face = (
    <>
      <Ellipsis aria-hidden className="size-5" /> More
    </>
  )
  return (
    <OpenedLater face={face} className={BUTTON}>
      <MorePages pages={pages} face={face} className={BUTTON} />
    </OpenedLater>
  )
}
