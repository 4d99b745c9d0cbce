import { Mail } from 'lucide-react'
import type { NavItem } from '../../../ui/navigation'

export const navigation: NavItem = {
  href: '/mail',
  name: 'Mail',
  icon: Mail,
  order: 100,
  roles: ['admin'],
}
