import type { Role } from '../../core/access/matrix'
import { navigation as homeNavigation } from '../../modules/home/ui/navigation'
import { navigation as exchangesNavigation } from '../../modules/exchanges/ui/navigation'
import { navigation as tasksNavigation } from '../../modules/tasks/ui/navigation'
import { navigation as deadlinesNavigation } from '../../modules/deadlines/ui/navigation'
import { navigation as contactsNavigation } from '../../modules/contacts/ui/navigation'
import { navigation as invitationsNavigation } from '../../modules/invitations/ui/navigation'
import { navigation as calculatorsNavigation } from '../../modules/calculators/ui/navigation'
import { navigation as usersNavigation } from '../../modules/users/ui/navigation'
import { navigation as syncNavigation } from '../../modules/sync/ui/navigation'
import { navigation as deliveryNavigation } from '../../modules/delivery/ui/navigation'
import { navigation as settingsNavigation } from '../../modules/settings/ui/navigation'
import { panelNavigation } from '../../panel/navigation'
import type { NavItem } from '../../ui/navigation'

/** What modules and the panel have in the navigation. Apart from the registry: the server loads that one, and no icons. */
const NAVIGATION: readonly NavItem[] = [
  homeNavigation,
  exchangesNavigation,
  tasksNavigation,
  deadlinesNavigation,
  contactsNavigation,
  invitationsNavigation,
  calculatorsNavigation,
  usersNavigation,
  syncNavigation,
  deliveryNavigation,
  settingsNavigation,
  panelNavigation,
].toSorted((one, other) => one.order - other.order)

/** The places of a role, in the order of the navigation. */
export const navigationOf = (role: Role): NavItem[] =>
  NAVIGATION.filter(({ roles }) => roles?.includes(role) ?? true)
