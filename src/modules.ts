import type { Endpoint } from 'payload'
import { adminEndpoints } from './modules/settings/endpoints'
import { authEndpoints } from './modules/auth/endpoints'
import { calendarEndpoints } from './modules/calendar/endpoints'
import { calculatorEndpoints } from './modules/calculators/endpoints'
import { importEndpoints } from './modules/imports/endpoints'
import { invitationEndpoints } from './modules/invitations/endpoints'
import { notificationEndpoints } from './modules/notifications/endpoints'
import { outboxEndpoints } from './modules/delivery/endpoints'
import { portalEndpoints } from './portal/endpoints'
import { profileEndpoints } from './modules/profile/endpoints'
import { tagList } from './modules/exchanges/bulk/endpoints'
import { viewEndpoints } from './modules/saved-views/endpoints'
import { searchEndpoints } from './modules/search/endpoints'
import { templateEndpoints } from './modules/tasks/templateEndpoints'
import { syncEndpoints } from './modules/sync/endpoints'

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
