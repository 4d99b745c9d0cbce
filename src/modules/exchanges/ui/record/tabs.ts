import { maySeeField, type Role } from '../../../../core/access/matrix'

/** The tabs of an exchange. Each has its address below that of the exchange. */
export type Tab = { path: string; name: string }

const OVERVIEW: Tab = { path: '', name: 'Overview' }
const TIMELINE: Tab = { path: '/timeline', name: 'Timeline' }
const PROPERTIES: Tab = { path: '/properties', name: 'Properties' }
const IDENTIFICATION: Tab = { path: '/identification', name: 'Identification' }
const PARTICIPANTS: Tab = { path: '/participants', name: 'Participants' }
const TASKS: Tab = { path: '/tasks', name: 'Tasks' }
const DOCUMENTS: Tab = { path: '/documents', name: 'Documents' }
const MESSAGES: Tab = { path: '/messages', name: 'Messages' }
const WORKSHEET: Tab = { path: '/worksheet', name: 'Worksheet' }
const HISTORY: Tab = { path: '/history', name: 'History' }

/** Agencies never see money, tax figures or what follows from them (domain.md section 6). */
export const seesMoneyTab = (role: Role): boolean => maySeeField(role, 'exchanges', 'proceedsCents')

/** Which of them a role has, in the order in which an exchange is worked. */
export const tabsOf = (role: Role): Tab[] => [
  OVERVIEW,
  TIMELINE,
  PROPERTIES,
  IDENTIFICATION,
  PARTICIPANTS,
  TASKS,
  DOCUMENTS,
  MESSAGES,
  ...(seesMoneyTab(role) ? [WORKSHEET] : []),
  HISTORY,
]
