import type { ReactNode } from 'react'
import { requireRole } from '@/src/portal/staff'

/** The contacts pages are for staff; anybody else is answered 404. */
export default async function ContactsLayout({ children }: { children: ReactNode }) {
  await requireRole('admin', 'coordinator')
  return children
}
