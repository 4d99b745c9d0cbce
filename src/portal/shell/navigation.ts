import {
  ArrowLeftRight,
  Calculator,
  CalendarDays,
  House,
  ListTodo,
  Mail,
  RefreshCw,
  Settings,
  SlidersHorizontal,
  UserCog,
  UserPlus,
  Users,
  type LucideIcon,
} from 'lucide-react'
import { isStaff, type Role } from '../../core/access/matrix'

/** A place in the navigation. */
export type NavItem = {
  href: string
  name: string
  icon: LucideIcon
  /** Leaves the portal: a full page load. */ outside?: boolean
}

const HOME: NavItem = { href: '/home', name: 'Home', icon: House }
const EXCHANGES: NavItem = { href: '/exchanges', name: 'Exchanges', icon: ArrowLeftRight }
const DATES: NavItem = { href: '/deadlines', name: 'Deadlines', icon: CalendarDays }
const CALCULATORS: NavItem = { href: '/calculators', name: 'Calculators', icon: Calculator }
const TASKS: NavItem = { href: '/tasks', name: 'Tasks', icon: ListTodo }
const CONTACTS: NavItem = { href: '/contacts', name: 'Contacts', icon: Users }
const PEOPLE: NavItem = { href: '/people', name: 'People', icon: UserPlus }
const USERS: NavItem = { href: '/users', name: 'Users', icon: UserCog }
const SYNC: NavItem = { href: '/sync', name: 'Sync', icon: RefreshCw }
const MAIL: NavItem = { href: '/mail', name: 'Mail', icon: Mail }
const SETTINGS: NavItem = { href: '/settings', name: 'Settings', icon: SlidersHorizontal }
const PANEL: NavItem = { href: '/admin', name: 'Admin panel', icon: Settings, outside: true }

/** The pages of a role, in the order of the navigation. The first three fit the bar on a phone. */
export function navigationOf(role: Role): NavItem[] {
  return [
    HOME,
    EXCHANGES,
    TASKS,
    DATES,
    ...(isStaff(role) ? [CONTACTS, PEOPLE] : []),
    CALCULATORS,
    ...(role === 'admin' ? [USERS, SYNC, MAIL, SETTINGS, PANEL] : []),
  ]
}
