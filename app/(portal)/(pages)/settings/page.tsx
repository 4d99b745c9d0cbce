import type { Metadata } from 'next'
import { rolesFromStart } from '@/src/modules/auth'
import { sqlOn } from '@/src/core/database/sql'
import { settings } from '@/src/core/env'
import { writtenPhone } from '@/src/core/phone'
import { FIRM_COLOR } from '@/src/core/settings/firm'
import { readFirmRecord } from '@/src/modules/firm'
import { FirmForm } from '@/src/modules/firm/ui/FirmForm'
import { requireRole } from '@/src/portal/staff'
import { readSettings } from '@/src/core/settings/store'
import { PageTitle, Section } from '@/src/ui/components/Page'
import { SettingsForm } from '@/src/modules/settings/ui/SettingsForm'

export const metadata: Metadata = { title: 'Settings' }

/** What the firm decides about sign-ins, about who takes part, and about what others see. */
export default async function SettingsPage() {
  const { db } = await requireRole('admin')
  const firm = await readFirmRecord(sqlOn(db), 'admin')
  return (
    <>
      <PageTitle
        title="Settings"
        lead="What the firm decides for everybody. A change takes effect at once and is kept in the audit log. Every administrator is told of one that asks less at sign-in."
      />
      <div className="flex flex-col gap-8">
        <Section title="Firm" id="firm">
          <FirmForm
            firm={{ ...firm, phone: firm.phone && writtenPhone(firm.phone) }}
            color={FIRM_COLOR}
            zone={settings().PP_FIRM_TIME_ZONE}
          />
        </Section>
        <SettingsForm settings={await readSettings(sqlOn(db))} fixedRoles={rolesFromStart()} />
      </div>
    </>
  )
}
