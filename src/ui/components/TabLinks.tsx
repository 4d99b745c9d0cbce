import clsx from 'clsx'
import Link from 'next/link'

export type TabLink = { href: string; name: string }
type Props = {
  label: string
  links: readonly TabLink[]
  isHere: (href: string) => boolean
  className?: string
}

/** Parts of a place as links side by side: each keeps its address, and opens in a new window like any link. */
export function TabLinks({ label, links, isHere, className = '' }: Props) {
  return (
    <nav
      aria-label={label}
      className={`no-print -mx-4 overflow-x-auto border-b border-edge px-4 lg:mx-0 lg:px-0 ${className}`}
    >
      <ul className="flex gap-1">
        {links.map(({ href, name }) => (
          <li key={href}>
            <Link
              prefetch={false}
              href={href}
              aria-current={isHere(href) ? 'page' : undefined}
              className={clsx(
                'inline-flex min-h-10 items-center border-b-2 px-3 whitespace-nowrap',
                isHere(href)
                  ? 'border-accent font-semibold text-ink'
                  : 'border-transparent text-ink-soft hover:text-ink',
              )}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
