'use client'
import { useState, type FormEvent } from 'react'
import { send } from '../../../../ui/api-client/send'
import { PASSWORD_HINT, PasswordField } from '../../../../ui/forms/Field'
import { Button, ButtonLink } from '../../../../ui/components/Button'
import { Banner } from '../../../../ui/components/Banner'

/** A new password with the token of the mail. */
export function ResetPassword({ token }: { token: string }) {
  const [done, setDone] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const [waiting, setWaiting] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    setWaiting(true)
    const answer = await send('POST', '/api/auth/reset-password', {
      token,
      password: String(new FormData(event.currentTarget).get('password') ?? ''),
    })
    setWaiting(false)
    setDone(answer.ok)
    setFailure(answer.ok ? null : answer.message)
  }

  if (done) {
    return (
      <div className="flex flex-col gap-4">
        <Banner>Your password was changed. Every session of before has ended.</Banner>
        <ButtonLink look="primary" href="/login" className="min-h-11">
          Sign in
        </ButtonLink>
      </div>
    )
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4" method="post">
      {failure ? <Banner kind="failure">{failure}</Banner> : null}
      <PasswordField
        label="New password"
        hint={PASSWORD_HINT}
        name="password"
        required
        autoFocus
        autoComplete="new-password"
        minLength={12}
        maxLength={1000}
      />
      <Button type="submit" look="primary" disabled={waiting} className="min-h-11">
        {waiting ? 'Saving …' : 'Save the new password'}
      </Button>
    </form>
  )
}
