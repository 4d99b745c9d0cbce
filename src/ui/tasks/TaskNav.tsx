'use client'
import clsx from 'clsx'
import Link from 'next/link'
import { usePathname } from 'next/navigation'

/** The ways to look at tasks, each with its address. */
export function TaskNav({ staff }: { staff: boolean }) {
  const pathname = usePathname()
  const ways = [{ href: '/tasks', name: 'List' }, { href: '/tasks/board', name: 'Board' }, ...(staff ? [{ href: '/tasks/templates', name: 'Templates' }] : [])]
  return (
    <nav aria-label="Ways to look at tasks" className="mb-4 border-b border-edge">
      <ul className="flex gap-1">
        {ways.map(({ href, name }) => <li key={href}><Link href={href} aria-current={pathname === href ? 'page' : undefined} className={clsx('inline-flex min-h-10 items-center border-b-2 px-3', pathname === href ? 'border-accent font-semibold text-ink' : 'border-transparent text-ink-soft hover:text-ink')}>{name}</Link></li>)}
      </ul>
    </nav>
  )
}
