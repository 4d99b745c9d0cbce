import { SlidersHorizontal } from 'lucide-react'
import type { NavItem } from '../../../ui/navigation'

export const navigation: NavItem = {
  href: '/settings',
  name: 'Settings',
  icon: SlidersHorizontal,
  order: 110,
  roles: ['admin'],
}
