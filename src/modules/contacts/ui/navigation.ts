import { Users } from 'lucide-react'
import { STAFF } from '../../../core/access/matrix'
import type { NavItem } from '../../../ui/navigation'

export const navigation: NavItem = {
  href: '/contacts',
  name: 'Contacts',
  icon: Users,
  order: 50,
  roles: STAFF,
}
