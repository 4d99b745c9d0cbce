import { Settings } from 'lucide-react'
import type { NavItem } from '../ui/navigation'

export const panelNavigation: NavItem = {
  href: '/admin',
  name: 'Admin panel',
  icon: Settings,
  order: 200,
  roles: ['admin'],
  outside: true,
}
