import { ChevronRight } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { settings } from '@/src/core/env'
import { isRecordId } from '@/src/portal/recordId'
import { requireRole } from '@/src/portal/staff'
import { MessageView } from '@/src/modules/delivery/ui/MessageView'

export const metadata: Metadata = { title: 'Message' }

/** One message that the platform wrote. */
export default async function MessagePage({ params }: { params: Promise<{ id: string }> }) {
  await requireRole('admin')
  const { id } = await params
  if (!isRecordId(id)) notFound()
  return (
    <>
      <nav aria-label="Breadcrumb" className="no-print mb-2 flex items-center gap-1 text-13 text-ink-soft">
        <Link href="/delivery" className="rounded-sm hover:text-ink hover:underline">
          Delivery
        </Link>
        <ChevronRight aria-hidden className="size-3.5" /> <span aria-current="page">Message</span>
      </nav>
      <MessageView id={id} timeZone={settings().PP_FIRM_TIME_ZONE} />
    </>
  )
}
