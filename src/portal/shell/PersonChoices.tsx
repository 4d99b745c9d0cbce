'use client'
import { Check, LogOut, Monitor, Moon, ShieldCheck, Sun, UserRound } from 'lucide-react'
import Link from 'next/link'
import * as Menu from 'radix-ui/dropdown-menu'
import { useEffect, useState, type ReactNode } from 'react'
import { chooseTheme, rememberedTheme, THEMES, type Theme } from '../../ui/theme/theme'
import { MENU, MENU_ITEM } from '../../ui/components/menu'
import type { Person } from './PersonMenu'
import { signOut } from './signOut'

const THEME_NAMES = { light: 'Light', dark: 'Dark', system: 'Same as the device' }
const THEME_ICONS = { light: Sun, dark: Moon, system: Monitor }

type Props = Person & { face: ReactNode; className: string }

/** The menu of a person, open when it appears. */
export function PersonChoices({ name, email, role, face, className }: Props) {
  const [theme, setTheme] = useState<Theme>('system')
  useEffect(() => setTheme(rememberedTheme()), [])
  const choose = (value: string) => {
    const chosen = THEMES.find((entry) => entry === value) ?? 'system'
    chooseTheme(chosen)
    setTheme(chosen)
  }
  return (
    <Menu.Root modal={false} defaultOpen>
      <Menu.Trigger className={className}>{face}</Menu.Trigger>
      <Menu.Content collisionPadding={8} align="end" sideOffset={6} className={`${MENU} w-64`}>
        <Menu.Label className="px-3 py-2">
          <span className="block truncate font-semibold">{name}</span>
          <span className="block truncate text-13 text-ink-soft">{email}</span>
          <span className="block text-13 text-ink-soft">{role}</span>
        </Menu.Label>
        <Menu.Separator className="my-1 h-px bg-edge" />
        <Menu.RadioGroup value={theme} onValueChange={choose} aria-label="Theme">
          {THEMES.map((entry) => {
            const Icon = THEME_ICONS[entry]
            return (
              <Menu.RadioItem
                key={entry}
                value={entry}
                className={MENU_ITEM}
                onSelect={(event) => event.preventDefault()}
              >
                <Icon aria-hidden className="size-4 text-ink-faint" />
                <span className="flex-1">{THEME_NAMES[entry]}</span>
                <Menu.ItemIndicator>
                  <Check aria-hidden className="size-4" />
                </Menu.ItemIndicator>
              </Menu.RadioItem>
            )
          })}
        </Menu.RadioGroup>
        <Menu.Separator className="my-1 h-px bg-edge" />
        <Menu.Item asChild className={MENU_ITEM}>
          <Link href="/profile">
            <UserRound aria-hidden className="size-4 text-ink-faint" /> Profile
          </Link>
        </Menu.Item>
        <Menu.Item asChild className={MENU_ITEM}>
          <Link href="/profile/security">
            <ShieldCheck aria-hidden className="size-4 text-ink-faint" /> Security
          </Link>
        </Menu.Item>
        <Menu.Item className={MENU_ITEM} onSelect={() => void signOut()}>
          <LogOut aria-hidden className="size-4 text-ink-faint" /> Sign out
        </Menu.Item>
      </Menu.Content>
    </Menu.Root>
  )
}
