import { isStaff, type Role } from '../../access/matrix'

/** The tabs of an exchange. Each has its address below that of the exchange. */
export type Tab = { path: string; name: string }

const OVERVIEW: Tab = { path: '', name: 'Overview' }
const IDENTIFICATION: Tab = { path: '/identification', name: 'Identification' }
const WAY: Tab = { path: '/way', name: 'Stages and dates' }

const EDIT: Tab = { path: '/edit', name: 'Edit' }

/** Which of them a role has: how the firm works is the firm's own. */
export const tabsOf = (role: Role): Tab[] => [OVERVIEW, IDENTIFICATION, ...(isStaff(role) ? [WAY, EDIT] : [])]
