import type { ReactNode } from 'react'
import { requireRole } from '@/src/portal/staff'

/** The users pages are for admins; anybody else is answered 404. */
export default async function UsersLayout({ children }: { children: ReactNode }) {
  await requireRole('admin')
  return children
}
