'use client'
import clsx from 'clsx'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

type Props = { href: string; outside?: boolean; shape: 'side' | 'bar'; children: ReactNode }

const SHAPES = {
  side: 'flex min-h-10 items-center gap-3 rounded px-3 text-15',
  bar: 'flex min-h-14 flex-1 flex-col items-center justify-center gap-0.5 text-12',
}

/** One place in the navigation; the present one is marked by more than color. */
export function NavLink({ href, outside = false, shape, children }: Props) {
  const pathname = usePathname()
  const here = pathname === href || pathname.startsWith(`${href}/`)
  const className = clsx(
    SHAPES[shape],
    here
      ? 'bg-accent-ground font-semibold text-accent-strong'
      : 'text-ink-soft hover:bg-sunken hover:text-ink',
  )
  if (outside)
    return (
      <a href={href} className={className}>
        {children}
      </a>
    )
  return (
    <Link href={href} className={className} aria-current={here ? 'page' : undefined}>
      {children}
    </Link>
  )
}
