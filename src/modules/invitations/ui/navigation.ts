import { UserPlus } from 'lucide-react'
import { STAFF } from '../../../core/access/matrix'
import type { NavItem } from '../../../ui/navigation'

export const navigation: NavItem = {
  href: '/people',
  name: 'People',
  icon: UserPlus,
  order: 60,
  roles: STAFF,
}
