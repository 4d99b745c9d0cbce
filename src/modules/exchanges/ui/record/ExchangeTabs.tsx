'use client'
import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { TabLinks } from '../../../../ui/components/TabLinks'
import type { Tab } from './tabs'

/** The tabs of an exchange. What lies below a tab belongs to it. */
export function ExchangeTabs({ id, tabs }: { id: string; tabs: Tab[] }) {
  const pathname = usePathname()
  const overview = `/exchanges/${id}`
  const bar = useRef<HTMLDivElement>(null)
  // On a phone the bar is wider than the screen: the tab one is on is never outside of it.
  useEffect(
    () =>
      bar.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' }),
    [pathname],
  )
  return (
    <div ref={bar}>
      <TabLinks
        label="Parts of this exchange"
        links={tabs.map(({ path, name }) => ({ href: `${overview}${path}`, name }))}
        isHere={(href) => (href === overview ? pathname === href : pathname.startsWith(href))}
      />
    </div>
  )
}
