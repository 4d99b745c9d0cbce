'use client'
import { useRef, useState, type FormEvent } from 'react'
import { PERMISSIONS, ROLE_PERMISSIONS } from '../../../core/access/matrix'
import { Field } from '../../../ui/forms/Field'
import { useRecordSend } from '../../../ui/api-client/useRecordSend'
import { Button } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { CheckField } from '../../../ui/components/SelectField'
import { PERMISSION_NAMES, signInRoleOf, type Participant } from './types'

type Props = { party: Participant; onDone: (outcome: string) => void; onBack: () => void }

/** Changes somebody's part and narrows what they may do: never beyond what their role has. */
export function EditParty({ party, onDone, onBack }: Props) {
  const [failure, setFailure] = useState<string | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const record = useRecordSend(party.updatedAt, () => form.current?.requestSubmit())
  const most = ROLE_PERMISSIONS[signInRoleOf(party) ?? 'client']

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const permissions = most.filter((permission) => fields.get(permission) === 'on')
    const answer = await record.save('PATCH', `/api/exchange-participants/${party.id}`, {
      role: String(fields.get('role') ?? '').trim() || null,
      permissions,
    })
    setFailure(answer.ok ? null : answer.message)
    if (answer.ok) onDone('The change was saved.')
  }

  return (
    <form
      ref={form}
      onSubmit={submit}
      noValidate
      aria-label={`Change: ${party.personName ?? 'participant'}`}
      className="flex flex-col gap-4 p-4"
    >
      {record.choice ?? (failure ? <Banner kind="failure">{failure}</Banner> : null)}
      <Field label="Their part in it" name="role" maxLength={100} defaultValue={party.role ?? ''} />
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 text-15 font-medium">What they may do</legend>
        {PERMISSIONS.filter((permission) => most.includes(permission)).map((permission) => (
          <CheckField
            key={permission}
            label={PERMISSION_NAMES[permission]}
            name={permission}
            defaultChecked={party.permissions.includes(permission)}
          />
        ))}
      </fieldset>
      <div className="flex gap-2">
        <Button type="submit" look="primary" size="small">
          Save
        </Button>
        <Button size="small" onClick={onBack}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
