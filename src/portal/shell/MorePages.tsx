'use client'
import Link from 'next/link'
import * as Menu from 'radix-ui/dropdown-menu'
import type { ReactNode } from 'react'
import { MENU, MENU_ITEM } from '../../ui/components/menu'
import type { MorePage } from './MoreMenu'

type Props = { pages: MorePage[]; face: ReactNode; className: string }

/** The pages that do not fit the bar of a phone, open when they appear. */
export function MorePages({ pages, face, className }: Props) {
  return (
    <Menu.Root modal={false} defaultOpen>
      <Menu.Trigger className={className}>{face}</Menu.Trigger>
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
