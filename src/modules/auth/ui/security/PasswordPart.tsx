'use client'
import { useState, type FormEvent } from 'react'
import { challengeIn, type SignInAnswer } from '../account/api'
import { send } from '../../../../ui/api-client/send'
import { PASSWORD_HINT, PasswordField } from '../../../../ui/forms/Field'
import { Button } from '../../../../ui/components/Button'
import { Banner } from '../../../../ui/components/Banner'
import { Section } from '../../../../ui/components/Page'

/** Another password, with the present one. */
export function PasswordPart({ email }: { email: string }) {
  const [failure, setFailure] = useState<string | null>(null)
  const [outcome, setOutcome] = useState('')
  const [waiting, setWaiting] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    setWaiting(true)
    setOutcome('')
    const answer = await send<SignInAnswer>('POST', '/api/auth/change-password', {
      currentPassword: String(data.get('current') ?? ''),
      password: String(data.get('password') ?? ''),
    })
    setWaiting(false)
    setFailure(answer.ok ? null : answer.message)
    if (!answer.ok) return
    // Where a second factor is due that this session has not, it is asked for at the sign-in.
    if (challengeIn(answer.body)) return window.location.assign('/login?next=/profile/security')
    form.reset()
    setOutcome('Your password was changed. Every other session has ended.')
  }

  return (
    <Section title="Password" id="password">
      <form onSubmit={submit} className="flex max-w-md flex-col gap-4" method="post">
        {failure ? <Banner kind="failure">{failure}</Banner> : null}
        <input type="email" name="username" autoComplete="username" defaultValue={email} hidden readOnly />
        <PasswordField label="Present password" name="current" required autoComplete="current-password" />
        <PasswordField
          label="New password"
          hint={PASSWORD_HINT}
          name="password"
          required
          autoComplete="new-password"
          minLength={12}
          maxLength={1000}
        />
        <p role="status" className="text-15 empty:hidden">
          {outcome}
        </p>
        <Button type="submit" disabled={waiting} className="self-start">
          {waiting ? 'Saving …' : 'Change the password'}
        </Button>
      </form>
    </Section>
  )
}
