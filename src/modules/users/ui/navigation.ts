import { UserCog } from 'lucide-react'
import type { NavItem } from '../../../ui/navigation'

export const navigation: NavItem = {
  href: '/users',
  name: 'Users',
  icon: UserCog,
  order: 80,
  roles: ['admin'],
}
