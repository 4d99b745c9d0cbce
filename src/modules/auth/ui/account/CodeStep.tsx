'use client'
import { useState, type FormEvent } from 'react'
import { Button } from '../../../../ui/components/Button'
import { Banner } from '../../../../ui/components/Banner'
import type { Challenge, Method, SignInAnswer } from './api'
import { send } from '../../../../ui/api-client/send'
import { Field } from '../../../../ui/forms/Field'

const ASKED: Record<Method, { label: string; hint: string }> = {
  totp: { label: 'Code from your authenticator app', hint: 'Six digits; they change every 30 seconds.' },
  email: {
    label: 'Code from your mail',
    hint: 'We sent six digits to your e-mail address. They work once, for ten minutes.',
  },
  sms: {
    label: 'Code from your text message',
    hint: 'We sent six digits to your phone. They work once, for ten minutes.',
  },
  backup: { label: 'Backup code', hint: 'One of the ten codes that you kept. Each works once.' },
}
const OTHERWISE: Record<Method, string> = {
  totp: 'Use the authenticator app',
  email: 'Send a code by mail',
  sms: 'Send a code by text message',
  backup: 'Use a backup code',
}

type Props = { challenge: Challenge; mayTrust: boolean; onDone: () => void; onStartAgain: () => void }

/** The second factor, in the place where the password was asked for. */
export function CodeStep({ challenge: { challenge, methods }, mayTrust, onDone, onStartAgain }: Props) {
  const [method, setMethod] = useState<Method>(methods[0] ?? 'totp')
  const [failure, setFailure] = useState<string | null>(null)
  const [outcome, setOutcome] = useState('')
  const [waiting, setWaiting] = useState(false)

  async function choose(wanted: Method) {
    setFailure(null)
    setOutcome('')
    if (wanted === 'email' || wanted === 'sms') {
      const answer = await send<{ message: string }>('POST', '/api/auth/send-code', {
        challenge,
        method: wanted,
      })
      if (!answer.ok) return setFailure(answer.message)
      setOutcome(answer.body.message)
    }
    setMethod(wanted)
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setWaiting(true)
    setFailure(null)
    const answer = await send<SignInAnswer>('POST', '/api/auth/verify-2fa', {
      challenge,
      code: String(form.get('code') ?? ''),
      trustDevice: form.get('trust') === 'on',
    })
    if (answer.ok) return onDone()
    setWaiting(false)
    setFailure(answer.message)
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      {failure ? <Banner kind="failure">{failure}</Banner> : null}
      <Field
        key={method}
        label={ASKED[method].label}
        hint={ASKED[method].hint}
        name="code"
        required
        autoFocus
        maxLength={40}
        autoComplete="one-time-code"
        inputMode={method === 'backup' ? 'text' : 'numeric'}
        autoCapitalize="none"
        spellCheck={false}
      />
      {mayTrust ? (
        <label className="flex items-center gap-3 text-15">
          <input type="checkbox" name="trust" className="size-5 accent-accent" /> Do not ask on this browser
          for 30 days
        </label>
      ) : null}
      <p role="status" className="text-13 text-ink-soft empty:hidden">
        {outcome}
      </p>
      <Button type="submit" look="primary" disabled={waiting} className="min-h-11">
        {waiting ? 'Checking …' : 'Continue'}
      </Button>
      <ul className="flex flex-col items-start gap-1 border-t border-edge pt-3">
        {[...methods.filter((other) => other !== method || other === 'email' || other === 'sms')].map(
          (other) => (
            <li key={other}>
              <Button look="quiet" size="small" onClick={() => void choose(other)}>
                {other === method ? 'Send another code' : OTHERWISE[other]}
              </Button>
            </li>
          ),
        )}
        <li>
          <Button look="quiet" size="small" onClick={onStartAgain}>
            Start again
          </Button>
        </li>
      </ul>
    </form>
  )
}
