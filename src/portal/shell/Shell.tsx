import { FlaskConical } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import type { Role } from '../../core/access/matrix'
import { SessionKeeper } from '../../modules/auth/ui/account/SessionKeeper'
import { Bell } from '../../modules/notifications/ui/Bell'
import { ApiProvider } from '../../ui/api-client/ApiProvider'
import type { FirmBrand } from '../../modules/firm'
import { FirmMark } from '../../modules/firm/ui/FirmMark'
import { Palette } from '../../modules/search/ui/Palette'
import { ROLE_NAMES } from '../../ui/format/terms'
import { MoreMenu } from './MoreMenu'
import { PersonMenu } from './PersonMenu'
import { NavLink } from './NavLink'
import { navigationOf } from './navigation'

type Props = {
  role: Role
  name: string
  email: string
  firm: FirmBrand
  notice: string | null
  children: ReactNode
}

function Brand({ name, logo }: FirmBrand) {
  return (
    <Link
      href="/home"
      className={`flex min-w-0 items-center gap-2.5 rounded leading-tight font-semibold ${logo ? 'text-15' : 'text-18'}`}
    >
      <FirmMark logo={logo} /> <span className="line-clamp-2 min-w-0 break-words">{name}</span>
    </Link>
  )
}

function SideNavigation({ role, firm }: { role: Role; firm: FirmBrand }) {
  return (
    <aside
      aria-label="Navigation"
      className="no-print sticky top-0 hidden h-dvh w-58 shrink-0 flex-col gap-6 border-r border-edge bg-surface px-3 py-4 lg:flex"
    >
      <div className="px-2">
        <Brand {...firm} />
      </div>
      <nav aria-label="Main" className="flex flex-col gap-1">
        {navigationOf(role).map(({ href, name, icon: Icon, outside }) => (
          <NavLink key={href} href={href} outside={outside ?? false} shape="side">
            <Icon aria-hidden className="size-4.5" /> {name}
          </NavLink>
        ))}
      </nav>
    </aside>
  )
}

function BottomBar({ role }: { role: Role }) {
  const pages = navigationOf(role)
  const rest = pages.slice(3).map(({ href, name, outside }) => ({ href, name, outside: outside ?? false }))
  return (
    <nav
      aria-label="Main"
      className="no-print fixed inset-x-0 bottom-0 z-30 flex border-t border-edge bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      {pages.slice(0, 3).map(({ href, name, icon: Icon }) => (
        <NavLink key={href} href={href} shape="bar">
          <Icon aria-hidden className="size-5" /> {name}
        </NavLink>
      ))}
      {rest.length > 0 ? <MoreMenu pages={rest} /> : null}
    </nav>
  )
}

/** Everything around a page: navigation by role, search, the person. */
export function Shell({ role, name, email, firm, notice, children }: Props) {
  return (
    <ApiProvider>
      <div className="min-h-dvh lg:flex">
        <SessionKeeper />
        <a
          href="#content"
          className="absolute top-2 left-2 z-50 -translate-y-20 rounded bg-accent px-4 py-2 font-medium text-on-accent focus:translate-y-0"
        >
          Skip to the content
        </a>
        <SideNavigation role={role} firm={firm} />
        <div className="flex min-w-0 flex-1 flex-col">
          {notice ? (
            <aside
              aria-label="Demonstration"
              className="no-print flex items-center justify-center gap-2 border-b border-edge bg-sunken px-4 py-1.5 text-center text-13 text-ink-soft"
            >
              <FlaskConical aria-hidden className="size-4 shrink-0" /> <p>{notice}</p>
            </aside>
          ) : null}
          <header className="no-print sticky top-0 z-20 flex h-14 items-center gap-3 border-b border-edge bg-surface px-4 lg:px-8">
            <Link href="/home" aria-label={`${firm.name}, home`} className="shrink-0 rounded lg:hidden">
              <FirmMark logo={firm.logo} />
            </Link>
            <Palette />
            <div className="ml-auto flex items-center gap-1">
              <Bell />
              <PersonMenu name={name} email={email} role={ROLE_NAMES[role]} />
            </div>
          </header>
          <main
            id="content"
            tabIndex={-1}
            className="mx-auto w-full max-w-7xl min-w-0 flex-1 px-4 pt-6 pb-24 outline-none lg:px-8 lg:pb-12"
          >
            {children}
          </main>
        </div>
        <BottomBar role={role} />
      </div>
    </ApiProvider>
  )
}
