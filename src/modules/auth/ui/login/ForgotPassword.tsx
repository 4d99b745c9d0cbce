'use client'
import { useState, type FormEvent } from 'react'
import { send } from '../../../../ui/api-client/send'
import { Field } from '../../../../ui/forms/Field'
import { Button } from '../../../../ui/components/Button'
import { Banner } from '../../../../ui/components/Banner'

/** One field; the answer is the same for every address. */
export function ForgotPassword() {
  const [sent, setSent] = useState<string | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [waiting, setWaiting] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const email = String(new FormData(event.currentTarget).get('email') ?? '').trim()
    setWaiting(true)
    const answer = await send('POST', '/api/auth/forgot-password', { email })
    setWaiting(false)
    if (answer.ok) setSent(email)
    setFailure(answer.ok ? null : answer.message)
  }

  if (sent) {
    return (
      <div className="flex flex-col gap-4">
        <Banner>
          If {sent} belongs to a user, a mail is on its way. The link in it works once, for an hour. Look in
          the spam folder as well.
        </Banner>
        <a href="/login" className="self-start text-accent underline-offset-2 hover:underline">
          Back to the sign-in
        </a>
      </div>
    )
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4" method="post">
      {failure ? <Banner kind="failure">{failure}</Banner> : null}
      <Field
        label="E-mail address"
        name="email"
        type="email"
        required
        autoComplete="username"
        autoCapitalize="none"
        maxLength={320}
      />
      <Button type="submit" look="primary" disabled={waiting} className="min-h-11">
        {waiting ? 'Asking …' : 'Send the link'}
      </Button>
      <a href="/login" className="self-start text-15 text-accent underline-offset-2 hover:underline">
        Back to the sign-in
      </a>
    </form>
  )
}
