'use client'
import { useState, type FormEvent } from 'react'
import { Field } from '../../../ui/forms/Field'
import { send } from '../../../ui/api-client/send'
import { Button } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { RecordPicker, type Pick } from '../../../ui/forms/RecordPicker'

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
/** A choice carries its kind in front of its id: a sign-in, or a contact who has none. */
const readPerson = (doc: Record<string, unknown>): Pick => ({
  id: `${text(doc['kind'])}:${text(doc['id'])}`,
  name: text(doc['name']),
  detail: text(doc['detail']),
})

type Props = { exchange: string; onDone: (outcome: string) => void; onBack: () => void }

/** Adds somebody to an exchange. Whether they see it at once is up to the approvals that the firm wants. */
export function AddParty({ exchange, onDone, onBack }: Props) {
  const [person, setPerson] = useState<Pick | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [waiting, setWaiting] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (!person) return setFailure('Choose who is to be added.')
    const [kind = '', id] = person.id.split(':')
    const role = String(new FormData(event.currentTarget).get('role') ?? '').trim()
    setWaiting(true)
    const answer = await send<{ message: string }>('POST', `/api/exchanges/${exchange}/participants`, {
      [kind]: id,
      ...(role ? { role } : {}),
    })
    setWaiting(false)
    setFailure(answer.ok ? null : answer.message)
    if (answer.ok) onDone(answer.body.message)
  }

  return (
    <form onSubmit={submit} noValidate aria-label="Add somebody" className="flex flex-col gap-4">
      {failure ? <Banner kind="failure">{failure}</Banner> : null}
      <RecordPicker
        label="Who"
        hint="Type a part of the name or the e-mail address. Somebody who is in neither list is invited under People."
        find={(q) => `/api/portal/people?q=${encodeURIComponent(q)}`}
        read={readPerson}
        chosen={person}
        onChoose={setPerson}
      />
      <Field
        label="Their part in it"
        hint="Such as CPA, escrow officer, buyer’s agent."
        name="role"
        maxLength={100}
      />
      <div className="flex gap-2">
        <Button type="submit" look="primary" disabled={waiting}>
          {waiting ? 'Adding …' : 'Add'}
        </Button>
        <Button onClick={onBack}>Cancel</Button>
      </div>
    </form>
  )
}
