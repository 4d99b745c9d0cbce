'use client'
import { useRouter } from 'next/navigation'
import { useRef, useState, type FormEvent } from 'react'
import type { UserDetail } from '../reads/users'
import { useRecordSend } from '../../../ui/api-client/useRecordSend'
import { Field } from '../../../ui/forms/Field'
import { Button } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { RoleFields, tiesToSend, type Ties } from './RoleFields'

const tie = (id: string | null, name: string | null) =>
  id ? { id, name: name ?? 'No name', detail: '' } : null

/** Name, address, role and ties of a user. A change of role ends their sessions. */
export function UserForm({ user }: { user: UserDetail }) {
  const router = useRouter()
  const [ties, setTies] = useState<Ties>({
    role: user.role,
    contact: tie(user.contact, user.contactName),
    agency: tie(user.agency, user.agencyName),
  })
  const [failure, setFailure] = useState<string | null>(null)
  const [outcome, setOutcome] = useState('')
  const [waiting, setWaiting] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const record = useRecordSend(user.updatedAt, () => form.current?.requestSubmit())

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const word = (name: string) => String(fields.get(name) ?? '').trim()
    setWaiting(true)
    const answer = await record.save('PATCH', `/api/users/${user.id}`, {
      email: word('email'),
      firstName: word('firstName'),
      lastName: word('lastName'),
      ...tiesToSend(ties),
    })
    setWaiting(false)
    setFailure(answer.ok ? null : answer.message)
    setOutcome(answer.ok ? 'Saved.' : '')
    if (answer.ok) router.refresh()
  }

  return (
    <form
      ref={form}
      onSubmit={submit}
      className="flex flex-col gap-4 rounded border border-edge bg-surface p-4"
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label="First name"
          name="firstName"
          defaultValue={user.firstName}
          required
          maxLength={100}
          autoComplete="off"
        />
        <Field
          label="Last name"
          name="lastName"
          defaultValue={user.lastName}
          required
          maxLength={100}
          autoComplete="off"
        />
      </div>
      <Field
        label="E-mail address"
        name="email"
        type="email"
        defaultValue={user.email}
        required
        maxLength={320}
        autoComplete="off"
        autoCapitalize="none"
      />
      <RoleFields value={ties} onChange={setTies} />
      {record.choice ?? (failure ? <Banner kind="failure">{failure}</Banner> : null)}
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" look="primary" disabled={waiting}>
          {waiting ? 'Saving …' : 'Save'}
        </Button>
        <p role="status" className="text-15 text-ink-soft">
          {outcome}
        </p>
      </div>
    </form>
  )
}
