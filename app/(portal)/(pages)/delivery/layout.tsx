import type { ReactNode } from 'react'
import { requireRole } from '@/src/portal/staff'

/** What was written to people is for admins: for anybody else it is not here, and the status says so. */
export default async function MailLayout({ children }: { children: ReactNode }) {
  await requireRole('admin')
  return children
}
