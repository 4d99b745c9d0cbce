import type { LucideIcon } from 'lucide-react'
import type { Role } from '../core/access/matrix'

/** A place in the navigation. */
export type NavItem = {
  href: string
  name: string
  icon: LucideIcon
  /** Smaller numbers come first; the first three fit the bar on a phone. */
  order: number
  /** Whom it is shown to; everybody when absent. */
  roles?: readonly Role[]
  /** Leaves the portal: a full page load. */
  outside?: boolean
}
