import { RefreshCw } from 'lucide-react'
import type { NavItem } from '../../../ui/navigation'

export const navigation: NavItem = {
  href: '/sync',
  name: 'Sync',
  icon: RefreshCw,
  order: 90,
  roles: ['admin'],
}
