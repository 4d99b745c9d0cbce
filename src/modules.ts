import type { CollectionConfig, Endpoint } from 'payload'
import type { Subscription } from './core/events/domainEvent'
import type { ModuleEndpoints } from './core/api/moduleEndpoints'
import { endpoints as auth } from './modules/auth/endpoints'
import { endpoints as calculators } from './modules/calculators/endpoints'
import { endpoints as calendar } from './modules/calendar/endpoints'
import { endpoints as contacts } from './modules/contacts/endpoints'
import { endpoints as deadlines } from './modules/deadlines/endpoints'
import { endpoints as delivery } from './modules/delivery/endpoints'
import { endpoints as documents } from './modules/documents/endpoints'
import { endpoints as exchanges } from './modules/exchanges/endpoints'
import { endpoints as firm } from './modules/firm/endpoints'
import { endpoints as history } from './modules/history/endpoints'
import { endpoints as identification } from './modules/identification/endpoints'
import { endpoints as imports } from './modules/imports/endpoints'
import { endpoints as invitations } from './modules/invitations/endpoints'
import { endpoints as lifecycle } from './modules/lifecycle/endpoints'
import { endpoints as messages } from './modules/messages/endpoints'
import { endpoints as notifications } from './modules/notifications/endpoints'
import { endpoints as participants } from './modules/participants/endpoints'
import { endpoints as profile } from './modules/profile/endpoints'
import { endpoints as release } from './modules/release/endpoints'
import { endpoints as savedViews } from './modules/saved-views/endpoints'
import { endpoints as screening } from './modules/screening/endpoints'
import { endpoints as search } from './modules/search/endpoints'
import { endpoints as settings } from './modules/settings/endpoints'
import { endpoints as sync } from './modules/sync/endpoints'
import { endpoints as tasks } from './modules/tasks/endpoints'
import { endpoints as transferDate } from './modules/transfer-date/endpoints'
import { endpoints as users } from './modules/users/endpoints'
import { endpoints as worksheet } from './modules/worksheet/endpoints'
import { searchSource as contactsSearch } from './modules/contacts/search'
import { searchSource as documentsSearch } from './modules/documents/search'
import { searchSource as exchangesSearch } from './modules/exchanges/search'
import { searchSource as messagesSearch } from './modules/messages/search'
import { searchSource as propertiesSearch } from './modules/properties/search'
import { searchSource as tasksSearch } from './modules/tasks/search'
import { provideSources } from './modules/search'
import { subscribers as authSubscribers } from './modules/auth/subscribers'
import { subscribers as calendarSubscribers } from './modules/calendar/subscribers'
import { subscribers as identificationSubscribers } from './modules/identification/subscribers'
import { subscribers as invitationsSubscribers } from './modules/invitations/subscribers'
import { subscribers as lifecycleSubscribers } from './modules/lifecycle/subscribers'
import { subscribers as participantsSubscribers } from './modules/participants/subscribers'
import { subscribers as transferDateSubscribers } from './modules/transfer-date/subscribers'
import { subscribers as notificationsSubscribers } from './modules/notifications/subscribers'
import { subscribers as tasksSubscribers } from './modules/tasks/subscribers'

/** The endpoints of every module. */
const MODULES: readonly ModuleEndpoints[] = [
  auth,
  calculators,
  calendar,
  contacts,
  deadlines,
  delivery,
  documents,
  exchanges,
  firm,
  history,
  identification,
  imports,
  invitations,
  lifecycle,
  messages,
  notifications,
  participants,
  profile,
  release,
  savedViews,
  screening,
  search,
  settings,
  sync,
  tasks,
  transferDate,
  users,
  worksheet,
]

/** Endpoints that belong to no collection. */
export const rootEndpoints: Endpoint[] = MODULES.flatMap(({ root }) => root ?? [])

/** A collection with the endpoints that modules have below its path. */
export function withEndpoints(collection: CollectionConfig): CollectionConfig {
  const below = MODULES.flatMap((module) => Object.entries(module))
  return {
    ...collection,
    endpoints: below.flatMap(([path, endpoints]) => (path === collection.slug ? endpoints : [])),
  }
}

const SUBSCRIBERS: readonly Subscription[] = [
  ...authSubscribers,
  ...calendarSubscribers,
  ...identificationSubscribers,
  ...invitationsSubscribers,
  ...lifecycleSubscribers,
  ...participantsSubscribers,
  ...transferDateSubscribers,
  ...notificationsSubscribers,
  ...tasksSubscribers,
]

/** Lets what happens in one module have its consequences in the others; once in a process. */
export function attachSubscribers(): void {
  for (const { attach } of SUBSCRIBERS) attach()
}

/** Lets the search look through the records of every module; once in a process. */
export function attachSearchSources(): void {
  provideSources([
    exchangesSearch,
    contactsSearch,
    propertiesSearch,
    tasksSearch,
    documentsSearch,
    messagesSearch,
  ])
}
