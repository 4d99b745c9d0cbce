import { Calculator } from 'lucide-react'
import type { NavItem } from '../../../ui/navigation'

export const navigation: NavItem = {
  href: '/calculators',
  name: 'Calculators',
  icon: Calculator,
  order: 70,
}
