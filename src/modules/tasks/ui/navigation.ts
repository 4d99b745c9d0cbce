import { ListTodo } from 'lucide-react'
import type { NavItem } from '../../../ui/navigation'

export const navigation: NavItem = {
  href: '/tasks',
  name: 'Tasks',
  icon: ListTodo,
  order: 30,
}
