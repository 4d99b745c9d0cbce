'use client'
import type { ReactNode } from 'react'
import * as z from 'zod/mini'
import { ROLES, type Role } from '../../../core/access/matrix'
import type { PlatformSettings } from '../../../core/settings/store'
import { answerOf, api } from '../../../ui/api-client/client'
import { Section } from '../../../ui/components/Page'
import { CheckField, SelectField } from '../../../ui/components/SelectField'
import { ApiForm, FormButtons } from '../../../ui/forms/ApiForm'
import { useApiForm } from '../../../ui/forms/useApiForm'
import { SecondFactorRoles } from './SecondFactorRoles'

const schema = z.object({
  requireSecondFactor: z.array(z.enum(ROLES)),
  trustedDevices: z.boolean(),
  participantApproval: z.object({ admin: z.boolean(), client: z.boolean() }),
  transferDateSecondPerson: z.boolean(),
  accountContacts: z.enum(['none', 'all']),
  syncedTaskAudience: z.enum(['all', 'staff']),
})

type Props = {
  settings: PlatformSettings
  /** Roles whose second factor the start of the platform asks for already. */ fixedRoles: readonly Role[]
}

/** The settings of the firm, saved together. */
export function SettingsForm({ settings, fixedRoles }: Props) {
  const { participantApproval, ...rest } = settings
  const form = useApiForm({
    schema,
    values: {
      requireSecondFactor: [...rest.requireSecondFactor],
      trustedDevices: rest.trustedDevices,
      participantApproval,
      transferDateSecondPerson: rest.transferDateSecondPerson,
      accountContacts: rest.accountContacts,
      syncedTaskAudience: rest.syncedTaskAudience,
    },
    submit: (body) => answerOf(api.PUT('/api/admin/settings', { body })),
  })
  return (
    <ApiForm form={form} className="flex max-w-2xl flex-col gap-8" method="post">
      <Part title="Signing in" id="signing-in">
        <SecondFactorRoles
          chosen={form.watch('requireSecondFactor')}
          fixed={fixedRoles}
          onChoose={(roles) => form.setValue('requireSecondFactor', roles, { shouldDirty: true })}
        />
        <CheckField
          {...form.check('trustedDevices')}
          label="Browsers may be trusted"
          hint="After a second factor was entered, that browser is not asked for it for thirty days."
        />
      </Part>
      <Part title="Taking part in an exchange" id="taking-part">
        <CheckField
          {...form.check('participantApproval.admin')}
          label="An administrator approves"
          hint="Somebody who was added by hand takes part only once an administrator has approved it."
        />
        <CheckField
          {...form.check('participantApproval.client')}
          label="The client approves"
          hint="The client of the exchange has to approve as well."
        />
        <SelectField
          {...form.field('accountContacts')}
          label="Other contacts of the client's account"
          hint="The primary contact of an account always sees its exchanges."
        >
          <option value="none">Do not see its exchanges</option>
          <option value="all">See its exchanges</option>
        </SelectField>
      </Part>
      <Part title="Dates and tasks" id="dates-and-tasks">
        <CheckField
          {...form.check('transferDateSecondPerson')}
          label="A second person for transfer dates"
          hint="A recorded transfer date changes only after a second person has approved the new one."
        />
        <SelectField
          {...form.field('syncedTaskAudience')}
          label="Tasks from PracticePanther are for"
          hint="Applies to tasks that arrive from now on."
        >
          <option value="all">Everybody in the exchange</option>
          <option value="staff">Staff only</option>
        </SelectField>
      </Part>
      <FormButtons form={form} submit="Save the settings" saved="Saved. It takes effect now." />
    </ApiForm>
  )
}

function Part({ title, id, children }: { title: string; id: string; children: ReactNode }) {
  return (
    <Section title={title} id={id}>
      <div className="flex flex-col gap-5 rounded border border-edge bg-surface p-4">{children}</div>
    </Section>
  )
}
