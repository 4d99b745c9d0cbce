'use client'
import clsx from 'clsx'
import { useEffect, useState, type FormEvent } from 'react'
import { challengeIn, type Challenge, type SignInAnswer } from '../account/api'
import { send } from '../../../../ui/api-client/send'
import { Field, PasswordField } from '../../../../ui/forms/Field'
import { Button } from '../../../../ui/components/Button'
import { Banner } from '../../../../ui/components/Banner'

const WRONG = 'The e-mail address or the password is not right. Check both and try again.'

type Props = {
  problem: string | null
  google: boolean
  next: string
  onEntered: () => void
  onAsked: (challenge: Challenge) => void
}

/** E-mail and password. Every mistake is said in words, and what was typed stays. */
export function SignInForm({ problem, google, next, onEntered, onAsked }: Props) {
  const [failure, setFailure] = useState<string | null>(problem)
  const [waiting, setWaiting] = useState(false)
  const [ready, setReady] = useState(false)
  // Before the script is there, a submitted form would only lose what was typed.
  useEffect(() => setReady(true), [])

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const field = event.currentTarget.elements.namedItem('password')
    setWaiting(true)
    setFailure(null)
    const answer = await send<SignInAnswer>('POST', '/api/auth/login', {
      email: String(form.get('email') ?? '').trim(),
      password: String(form.get('password') ?? ''),
    })
    if (answer.ok) {
      const challenge = challengeIn(answer.body)
      return challenge ? onAsked(challenge) : onEntered()
    }
    setWaiting(false)
    setFailure(answer.status === 401 ? WRONG : answer.message)
    if (field instanceof HTMLInputElement) field.select()
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
        aria-invalid={failure ? true : undefined}
      />
      <PasswordField
        label="Password"
        name="password"
        required
        autoComplete="current-password"
        aria-invalid={failure ? true : undefined}
      />
      <Button
        type="submit"
        look="primary"
        disabled={waiting || !ready}
        className={clsx('mt-2 min-h-11', !waiting && 'disabled:opacity-100')}
      >
        {waiting ? 'Signing in …' : 'Sign in'}
      </Button>
      {google ? (
        <a
          href={`/api/auth/google?next=${encodeURIComponent(next)}`}
          className="inline-flex min-h-11 items-center justify-center rounded border border-edge-strong bg-surface px-4 font-medium hover:bg-sunken"
        >
          Sign in with Google
        </a>
      ) : null}
      <a
        href="/forgot-password"
        className="self-start text-15 text-accent underline-offset-2 hover:underline"
      >
        Forgot your password?
      </a>
    </form>
  )
}
