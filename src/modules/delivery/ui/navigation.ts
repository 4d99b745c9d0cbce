import { Mail } from 'lucide-react'
import type { NavItem } from '../../../ui/navigation'

export const navigation: NavItem = {
  href: '/delivery',
  name: 'Delivery',
  icon: Mail,
  order: 100,
  roles: ['admin'],
}
