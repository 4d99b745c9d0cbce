import { House } from 'lucide-react'
import type { NavItem } from '../../../ui/navigation'

export const navigation: NavItem = {
  href: '/home',
  name: 'Home',
  icon: House,
  order: 10,
}
