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
import { isStaff, type Role } from '../../access/matrix'

/** A place in the navigation. */
export type Room = {
  href: string
  name: string
  icon: LucideIcon
  /** Leaves the portal: a full page load. */ outside?: boolean
}

const HOME: Room = { href: '/home', name: 'Home', icon: House }
const EXCHANGES: Room = { href: '/exchanges', name: 'Exchanges', icon: ArrowLeftRight }
const DATES: Room = { href: '/deadlines', name: 'Deadlines', icon: CalendarDays }
const CALCULATORS: Room = { href: '/calculators', name: 'Calculators', icon: Calculator }
const TASKS: Room = { href: '/tasks', name: 'Tasks', icon: ListTodo }
const CONTACTS: Room = { href: '/contacts', name: 'Contacts', icon: Users }
const PEOPLE: Room = { href: '/people', name: 'People', icon: UserPlus }
const USERS: Room = { href: '/users', name: 'Users', icon: UserCog }
const SYNC: Room = { href: '/sync', name: 'Sync', icon: RefreshCw }
const MAIL: Room = { href: '/mail', name: 'Mail', icon: Mail }
const SETTINGS: Room = { href: '/settings', name: 'Settings', icon: SlidersHorizontal }
const PANEL: Room = { href: '/admin', name: 'Admin panel', icon: Settings, outside: true }

/** The rooms of a role, in the order of the navigation. The first three fit the bar on a phone. */
export function roomsOf(role: Role): Room[] {
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
