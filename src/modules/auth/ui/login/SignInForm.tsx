'use client'
import clsx from 'clsx'
import { useEffect, useState } from 'react'
import * as z from 'zod/mini'
import { challengeIn, type Challenge } from '../account/api'
import { answerOf, api } from '../../../../ui/api-client/client'
import { ApiForm, SubmitButton } from '../../../../ui/forms/ApiForm'
import { Field, PasswordField } from '../../../../ui/forms/Field'
import { requiredText, secret } from '../../../../ui/forms/schemas'
import { useApiForm } from '../../../../ui/forms/useApiForm'
import { Banner } from '../../../../ui/components/Banner'

const WRONG = 'The e-mail address or the password is not right. Check both and try again.'
const schema = z.object({
  email: requiredText('Enter your e-mail address.', 320),
  password: secret('Enter your password.'),
})

type Props = {
  problem: string | null
  google: boolean
  next: string
  onEntered: () => void
  onAsked: (challenge: Challenge) => void
}

/** E-mail and password. Every mistake is said in words, and what was typed stays. */
export function SignInForm({ problem, google, next, onEntered, onAsked }: Props) {
  const [ready, setReady] = useState(false)
  // Before the script is there, a submitted form would only lose what was typed.
  useEffect(() => setReady(true), [])
  const form = useApiForm({
    schema,
    values: { email: '', password: '' },
    submit: async (body) => {
      const answer = await answerOf(api.POST('/api/auth/login', { body }))
      if (!answer.ok) form.setFocus('password', { shouldSelect: true })
      return !answer.ok && answer.status === 401 ? { ...answer, message: WRONG } : answer
    },
    onDone: (answer) => {
      const challenge = challengeIn(answer)
      if (challenge) onAsked(challenge)
      else onEntered()
    },
  })
  const failed = form.problem !== null || problem !== null
  const marks = failed ? { 'aria-invalid': true } : {}
  const waiting = form.busy || form.done

  return (
    <ApiForm form={form} method="post">
      {problem && !form.problem && !form.formState.isSubmitted ? (
        <Banner kind="failure">{problem}</Banner>
      ) : null}
      <Field
        label="E-mail address"
        {...form.field('email')}
        {...marks}
        type="email"
        required
        autoComplete="username"
        autoCapitalize="none"
      />
      <PasswordField
        label="Password"
        {...form.field('password')}
        {...marks}
        required
        autoComplete="current-password"
      />
      <SubmitButton
        form={{ busy: waiting }}
        busy="Signing in …"
        disabled={!ready}
        className={clsx('mt-2 min-h-11', !waiting && 'disabled:opacity-100')}
      >
        Sign in
      </SubmitButton>
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
    </ApiForm>
  )
}
