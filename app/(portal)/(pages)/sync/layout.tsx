import type { ReactNode } from 'react'
import { requireRole } from '@/src/portal/staff'

/** The sync pages are for admins; anybody else is answered 404. */
export default async function SyncLayout({ children }: { children: ReactNode }) {
  await requireRole('admin')
  return children
}
