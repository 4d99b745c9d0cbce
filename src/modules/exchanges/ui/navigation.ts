import { ArrowLeftRight } from 'lucide-react'
import type { NavItem } from '../../../ui/navigation'

export const navigation: NavItem = {
  href: '/exchanges',
  name: 'Exchanges',
  icon: ArrowLeftRight,
  order: 20,
}
