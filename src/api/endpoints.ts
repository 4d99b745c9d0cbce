import type { Endpoint } from 'payload'
import { adminEndpoints } from '../admin/endpoints'
import { authEndpoints } from '../auth/endpoints'
import { calendarEndpoints } from '../calendar/endpoints'
import { calculatorEndpoints } from '../calculators/endpoints'
import { importEndpoints } from '../imports/endpoints'
import { invitationEndpoints } from '../invitations/endpoints'
import { notificationEndpoints } from '../notifications/endpoints'
import { outboxEndpoints } from '../outbox/endpoints'
import { portalEndpoints } from '../portal/endpoints'
import { profileEndpoints } from '../profile/endpoints'
import { tagList } from '../exchanges/bulk/endpoints'
import { viewEndpoints } from '../views/endpoints'
import { searchEndpoints } from '../search/endpoints'
import { templateEndpoints } from '../tasks/templateEndpoints'
import { syncEndpoints } from '../practicepanther/endpoints'

/** Endpoints that belong to no collection. */
export const rootEndpoints: Endpoint[] = [
  ...authEndpoints,
  ...syncEndpoints,
  ...adminEndpoints,
  ...outboxEndpoints,
  ...invitationEndpoints,
  ...notificationEndpoints,
  ...profileEndpoints,
  ...calculatorEndpoints,
  ...calendarEndpoints,
  ...templateEndpoints,
  ...searchEndpoints,
  ...viewEndpoints,
  ...importEndpoints,
  tagList,
  ...portalEndpoints,
]
