import type { Metadata } from 'next'
import { requireRole } from '@/src/portal/staff'
import { TemplatesView } from '@/src/modules/tasks/ui/templates/TemplatesView'

export const metadata: Metadata = { title: 'Task templates' }

/** Task templates, computed from the dates of an exchange. */
export default async function TemplatesPage() {
  const { actor } = await requireRole('admin', 'coordinator')
  return <TemplatesView works={actor.role === 'admin'} />
}
