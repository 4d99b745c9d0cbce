'use client'
import { useState, type FormEvent, type ReactNode } from 'react'
import type { Role } from '../../../core/access/matrix'
import type { PlatformSettings } from '../../../core/settings/store'
import { send } from '../../../ui/api-client/send'
import { Button } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { Section } from '../../../ui/components/Page'
import { CheckField, SelectField } from '../../../ui/components/SelectField'
import { changesIn } from './changes'
import { SecondFactorRoles } from './SecondFactorRoles'

type Props = {
  settings: PlatformSettings
  /** Roles whose second factor the start of the platform asks for already. */ fixedRoles: readonly Role[]
}

/** The settings of the firm, saved together. */
export function SettingsForm({ settings, fixedRoles }: Props) {
  const [failure, setFailure] = useState<string | null>(null)
  const [outcome, setOutcome] = useState('')
  const [waiting, setWaiting] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    setWaiting(true)
    setOutcome('')
    const answer = await send('PUT', '/api/admin/settings', changesIn(new FormData(event.currentTarget)))
    setWaiting(false)
    setFailure(answer.ok ? null : answer.message)
    setOutcome(answer.ok ? 'Saved. It counts from now on.' : '')
  }

  const {
    trustedDevices,
    participantApproval,
    transferDateSecondPerson,
    accountContacts,
    syncedTaskAudience,
  } = settings
  return (
    <form
      onSubmit={submit}
      onChange={() => setOutcome('')}
      className="flex max-w-2xl flex-col gap-8"
      method="post"
    >
      <Part title="Signing in" id="signing-in">
        <SecondFactorRoles chosen={settings.requireSecondFactor} fixed={fixedRoles} />
        <CheckField
          name="trustedDevices"
          defaultChecked={trustedDevices}
          label="Browsers may be trusted"
          hint="Whoever gave a second factor may leave it out in that browser for thirty days."
        />
      </Part>
      <Part title="Taking part in an exchange" id="taking-part">
        <CheckField
          name="approvalAdmin"
          defaultChecked={participantApproval.admin}
          label="An administrator approves"
          hint="Somebody who was added by hand takes part only once an administrator has approved it."
        />
        <CheckField
          name="approvalClient"
          defaultChecked={participantApproval.client}
          label="The client approves"
          hint="The client of the exchange has to approve as well."
        />
        <SelectField
          name="accountContacts"
          defaultValue={accountContacts}
          label="Other contacts of the client's account"
          hint="The primary contact of an account always sees its exchanges."
        >
          <option value="none">Do not see its exchanges</option>
          <option value="all">See its exchanges</option>
        </SelectField>
      </Part>
      <Part title="Dates and tasks" id="dates-and-tasks">
        <CheckField
          name="transferDateSecondPerson"
          defaultChecked={transferDateSecondPerson}
          label="A second person for transfer dates"
          hint="A transfer date that is there is changed only once a second person has approved the new one."
        />
        <SelectField
          name="syncedTaskAudience"
          defaultValue={syncedTaskAudience}
          label="Tasks from PracticePanther are for"
          hint="Counts for tasks that come from now on."
        >
          <option value="all">Everybody in the exchange</option>
          <option value="staff">Staff alone</option>
        </SelectField>
      </Part>
      {failure ? <Banner kind="failure">{failure}</Banner> : null}
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" look="primary" disabled={waiting}>
          {waiting ? 'Saving …' : 'Save the settings'}
        </Button>
        <p role="status" className="text-15 text-ink-soft">
          {outcome}
        </p>
      </div>
    </form>
  )
}

function Part({ title, id, children }: { title: string; id: string; children: ReactNode }) {
  return (
    <Section title={title} id={id}>
      <div className="flex flex-col gap-5 rounded border border-edge bg-surface p-4">{children}</div>
    </Section>
  )
}
