'use client'
import { useState, type FormEvent } from 'react'
import type { Role } from '../../../core/access/matrix'
import { send } from '../../../ui/api-client/send'
import { Field } from '../../../ui/forms/Field'
import { Button } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { ROLE_NAMES } from '../../../ui/format/terms'
import { AGENCIES, CONTACTS, EXCHANGES } from './pickers'
import { RecordPicker, type Pick } from '../../../ui/forms/RecordPicker'

const OUTSIDE: readonly Role[] = ['client', 'third_party', 'agency']
const EVERY: readonly Role[] = [...OUTSIDE, 'coordinator', 'admin']
const MEANINGS: Record<Role, string> = {
  client: 'Sees the exchanges of their contact, with every date and amount.',
  third_party: 'An attorney, a CPA, an escrow officer: reads the exchanges they are added to.',
  agency: 'Works for a broker or a referral firm: sees the exchanges of its clients, without amounts.',
  coordinator: 'Works here: runs the exchanges they coordinate.',
  admin: 'Works here: may do everything.',
}

type Props = { by: Role; onDone: (outcome: string) => void; onCancel: () => void }

/** Whom to invite, as what, and to what. A coordinator's wish goes to an administrator first. */
export function InviteForm({ by, onDone, onCancel }: Props) {
  const [role, setRole] = useState<Role>('client')
  const [contact, setContact] = useState<Pick | null>(null)
  const [agency, setAgency] = useState<Pick | null>(null)
  const [exchange, setExchange] = useState<Pick | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [waiting, setWaiting] = useState(false)
  const outside = OUTSIDE.includes(role)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const word = (name: string) => String(form.get(name) ?? '').trim()
    const email = word('email')
    setWaiting(true)
    const answer = await send('POST', '/api/users/invite', {
      email,
      role,
      firstName: word('firstName'),
      lastName: word('lastName'),
      ...(role === 'client' && contact ? { contact: contact.id } : {}),
      ...(role === 'agency' && agency ? { agency: agency.id } : {}),
      ...(outside && exchange ? { exchange: exchange.id } : {}),
    })
    setWaiting(false)
    if (!answer.ok) return setFailure(answer.message)
    onDone(
      by === 'admin'
        ? `The invitation to ${email} is on its way.`
        : `An administrator was asked to invite ${email}.`,
    )
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="First name" name="firstName" required maxLength={100} autoComplete="off" />
        <Field label="Last name" name="lastName" required maxLength={100} autoComplete="off" />
      </div>
      <Field
        label="E-mail address"
        name="email"
        type="email"
        required
        maxLength={320}
        autoComplete="off"
        autoCapitalize="none"
      />
      <div>
        <label className="block text-15 font-medium">
          Role
          <select
            aria-describedby="role-meaning"
            value={role}
            onChange={(event) => setRole(EVERY.find((entry) => entry === event.target.value) ?? 'client')}
            className="control mt-1 block min-h-11 w-full px-3 text-[1rem] font-normal"
          >
            {(by === 'admin' ? EVERY : OUTSIDE).map((entry) => (
              <option key={entry} value={entry}>
                {ROLE_NAMES[entry]}
              </option>
            ))}
          </select>
        </label>
        <p id="role-meaning" className="mt-1 text-13 text-ink-soft">
          {MEANINGS[role]}
        </p>
      </div>
      {role === 'client' ? (
        <RecordPicker
          label="Contact"
          hint="Leave it empty when exactly one contact has this e-mail address."
          {...CONTACTS}
          chosen={contact}
          onChoose={setContact}
        />
      ) : null}
      {role === 'agency' ? (
        <RecordPicker label="Agency" {...AGENCIES} chosen={agency} onChoose={setAgency} />
      ) : null}
      {outside ? (
        <RecordPicker
          label={by === 'admin' ? 'Exchange, if it is for one' : 'Exchange'}
          {...EXCHANGES}
          chosen={exchange}
          onChoose={setExchange}
        />
      ) : null}
      {failure ? <Banner kind="failure">{failure}</Banner> : null}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="primary" disabled={waiting}>
          {waiting ? 'Inviting …' : by === 'admin' ? 'Send the invitation' : 'Ask for the invitation'}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  )
}
