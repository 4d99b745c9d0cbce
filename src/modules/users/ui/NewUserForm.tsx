'use client'
import { useState, type FormEvent } from 'react'
import { send } from '../../../ui/api-client/send'
import { Field, PASSWORD_HINT, PasswordField } from '../../../ui/forms/Field'
import { Button } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'
import { RoleFields, tiesToSend, type Ties } from './RoleFields'

/** A user with a password that an administrator chooses; who can be written to is better invited. */
export function NewUserForm({ onMade, onCancel }: { onMade: (id: string) => void; onCancel: () => void }) {
  const [ties, setTies] = useState<Ties>({ role: 'client', contact: null, agency: null })
  const [failure, setFailure] = useState<string | null>(null)
  const [waiting, setWaiting] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const word = (name: string) => String(form.get(name) ?? '').trim()
    setWaiting(true)
    const answer = await send<{ doc: { id: string } }>('POST', '/api/users', {
      email: word('email'),
      firstName: word('firstName'),
      lastName: word('lastName'),
      password: String(form.get('password') ?? ''),
      ...tiesToSend(ties),
    })
    setWaiting(false)
    if (answer.ok) return onMade(answer.body.doc.id)
    setFailure(answer.message)
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <p className="text-15 text-ink-soft">
        You choose the password and pass it on. Whoever can be written to is better invited: then nobody but
        they know it.
      </p>
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
      <RoleFields value={ties} onChange={setTies} />
      <PasswordField
        label="Password"
        hint={PASSWORD_HINT}
        name="password"
        required
        autoComplete="new-password"
        minLength={12}
        maxLength={1000}
      />
      {failure ? <Banner kind="failure">{failure}</Banner> : null}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="primary" disabled={waiting}>
          {waiting ? 'Making …' : 'Make the user'}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  )
}
