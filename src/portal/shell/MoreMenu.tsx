'use client'
import { Ellipsis } from 'lucide-react'
import Link from 'next/link'
import * as Menu from 'radix-ui/dropdown-menu'
import { MENU, MENU_ITEM } from '../../ui/components/menu'

/** On a phone: the pages that do not fit the bar. */
export function MoreMenu({ pages }: { pages: { href: string; name: string; outside: boolean }[] }) {
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className="flex min-h-14 flex-1 flex-col items-center justify-center gap-0.5 text-12 text-ink-soft">
        <Ellipsis aria-hidden className="size-5" /> More
      </Menu.Trigger>
      <Menu.Content collisionPadding={8} side="top" align="end" sideOffset={8} className={`${MENU} w-56`}>
        {pages.map(({ href, name, outside }) => (
          <Menu.Item key={href} asChild className={MENU_ITEM}>
            {outside ? <a href={href}>{name}</a> : <Link href={href}>{name}</Link>}
          </Menu.Item>
        ))}
      </Menu.Content>
    </Menu.Root>
  )
}
