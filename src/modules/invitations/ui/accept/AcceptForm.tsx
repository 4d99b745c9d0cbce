'use client'
import { useEffect, useState, type FormEvent } from 'react'
import { challengeIn, type Challenge, type SignInAnswer } from '../../../auth/ui'
import { send } from '../../../../ui/api-client/send'
import { Field, PASSWORD_HINT, PasswordField } from '../../../../ui/forms/Field'
import { Button } from '../../../../ui/components/Button'
import { Banner } from '../../../../ui/components/Banner'
import { passwordWords } from './passwordWords'

export type Invited = { token: string; email: string; firstName: string; lastName: string }

type Props = { invited: Invited; onEntered: () => void; onAsked: (challenge: Challenge) => void }

/** Name and password of the one who was invited. What was typed stays when something is wrong with it. */
export function AcceptForm({ invited: { token, email, firstName, lastName }, onEntered, onAsked }: Props) {
  const [password, setPassword] = useState('')
  const [failure, setFailure] = useState<string | null>(null)
  const [waiting, setWaiting] = useState(false)
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const word = (name: string) => String(form.get(name) ?? '').trim()
    setWaiting(true)
    setFailure(null)
    const answer = await send<SignInAnswer>('POST', '/api/auth/accept-invitation', {
      token,
      password,
      firstName: word('firstName'),
      lastName: word('lastName'),
    })
    if (answer.ok) {
      const challenge = challengeIn(answer.body)
      return challenge ? onAsked(challenge) : onEntered()
    }
    setWaiting(false)
    setFailure(answer.message)
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4" method="post">
      {failure ? <Banner kind="failure">{failure}</Banner> : null}
      <Field
        label="E-mail address"
        name="email"
        type="email"
        defaultValue={email}
        readOnly
        autoComplete="username"
        hint="You sign in with this address."
        className="bg-sunken"
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label="First name"
          name="firstName"
          defaultValue={firstName}
          required
          maxLength={100}
          autoComplete="given-name"
        />
        <Field
          label="Last name"
          name="lastName"
          defaultValue={lastName}
          required
          maxLength={100}
          autoComplete="family-name"
        />
      </div>
      <div>
        <PasswordField
          label="Password"
          hint={PASSWORD_HINT}
          name="password"
          required
          autoComplete="new-password"
          minLength={12}
          maxLength={1000}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          aria-invalid={failure ? true : undefined}
        />
        <p role="status" className="mt-1 min-h-5 text-13 font-medium text-ink">
          {passwordWords(password, [firstName, lastName, email.split('@')[0] ?? ''])}
        </p>
      </div>
      <Button
        type="submit"
        look="primary"
        disabled={waiting || !ready}
        className="min-h-11 disabled:opacity-100"
      >
        {waiting ? 'Opening …' : 'Continue'}
      </Button>
    </form>
  )
}
