import { CalendarDays } from 'lucide-react'
import type { NavItem } from '../../../ui/navigation'

export const navigation: NavItem = {
  href: '/deadlines',
  name: 'Deadlines',
  icon: CalendarDays,
  order: 40,
}
