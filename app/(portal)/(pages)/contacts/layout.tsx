import type { ReactNode } from 'react'
import { requireRole } from '@/src/portal/staff'

/** The contacts are a room of staff: for anybody else they are not here, and the status says so. */
export default async function ContactsLayout({ children }: { children: ReactNode }) {
  await requireRole('admin', 'coordinator')
  return children
}
