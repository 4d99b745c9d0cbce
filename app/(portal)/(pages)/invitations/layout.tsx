import type { ReactNode } from 'react'
import { requireRole } from '@/src/portal/staff'

/** Inviting people is for staff: for anybody else it is not here, and the status says so. */
export default async function PeopleLayout({ children }: { children: ReactNode }) {
  await requireRole('admin', 'coordinator')
  return children
}
