import type { Metadata } from 'next'
import { requireRole } from '@/src/portal/staff'
import { TemplateRoom } from '@/src/ui/task-templates/TemplateRoom'

export const metadata: Metadata = { title: 'Templates of tasks' }

/** Templates of tasks, reckoned from the dates of an exchange. */
export default async function TemplatesPage() {
  const { actor } = await requireRole('admin', 'coordinator')
  return <TemplateRoom works={actor.role === 'admin'} />
}
