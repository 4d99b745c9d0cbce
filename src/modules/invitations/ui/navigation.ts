import { UserPlus } from 'lucide-react'
import { STAFF } from '../../../core/access/matrix'
import type { NavItem } from '../../../ui/navigation'

export const navigation: NavItem = {
  href: '/invitations',
  name: 'Invitations',
  icon: UserPlus,
  order: 60,
  roles: STAFF,
}
