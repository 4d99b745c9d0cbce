'use client'
import clsx from 'clsx'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { Tab } from './tabs'

/** The tabs of an exchange as links: they keep their address, and open in a new window like any link. */
export function ExchangeTabs({ id, tabs }: { id: string; tabs: Tab[] }) {
  const pathname = usePathname()
  return (
    <nav aria-label="Parts of this exchange" className="no-print -mx-4 overflow-x-auto border-b border-edge px-4 lg:mx-0 lg:px-0">
      <ul className="flex gap-1">
        {tabs.map(({ path, name }) => {
          const href = `/exchanges/${id}${path}`
          const here = path === '' ? pathname === href : pathname.startsWith(href)
          return (
            <li key={path}>
              <Link href={href} aria-current={here ? 'page' : undefined} className={clsx('inline-flex min-h-10 items-center border-b-2 px-3 whitespace-nowrap', here ? 'border-accent font-semibold text-ink' : 'border-transparent text-ink-soft hover:text-ink')}>{name}</Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
