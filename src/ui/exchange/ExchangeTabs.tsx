'use client'
import { usePathname } from 'next/navigation'
import { TabLinks } from '../parts/TabLinks'
import type { Tab } from './tabs'

/** The tabs of an exchange. What lies below a tab belongs to it. */
export function ExchangeTabs({ id, tabs }: { id: string; tabs: Tab[] }) {
  const pathname = usePathname()
  const overview = `/exchanges/${id}`
  return <TabLinks label="Parts of this exchange" links={tabs.map(({ path, name }) => ({ href: `${overview}${path}`, name }))} isHere={(href) => (href === overview ? pathname === href : pathname.startsWith(href))} />
}
