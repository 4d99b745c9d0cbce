import type { ReactNode } from 'react'
import { requireRole } from '@/src/portal/staff'

/** Users are for admins: for anybody else the room is not here, and the status says so. */
export default async function UsersLayout({ children }: { children: ReactNode }) {
  await requireRole('admin')
  return children
}
