import type { ReactNode } from 'react'
import { requireRole } from '@/src/portal/staff'

/** The sync is a room of admins: for anybody else it is not here, and the status says so. */
export default async function SyncLayout({ children }: { children: ReactNode }) {
  await requireRole('admin')
  return children
}
