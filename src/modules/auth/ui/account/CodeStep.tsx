'use client'
import { useState } from 'react'
import * as z from 'zod/mini'
import { Button } from '../../../../ui/components/Button'
import { Banner } from '../../../../ui/components/Banner'
import type { Challenge, Method } from './api'
import { answerOf, api } from '../../../../ui/api-client/client'
import { CheckField } from '../../../../ui/components/SelectField'
import { ApiForm, SubmitButton } from '../../../../ui/forms/ApiForm'
import { Field } from '../../../../ui/forms/Field'
import { requiredText } from '../../../../ui/forms/schemas'
import { useApiForm } from '../../../../ui/forms/useApiForm'

const ASKED: Record<Method, { label: string; hint: string }> = {
  totp: { label: 'Code from your authenticator app', hint: 'Six digits; they change every 30 seconds.' },
  email: {
    label: 'Code from your e-mail',
    hint: 'We sent six digits to your e-mail address. They work once, for ten minutes.',
  },
  sms: {
    label: 'Code from your text message',
    hint: 'We sent six digits to your phone. They work once, for ten minutes.',
  },
  backup: { label: 'Backup code', hint: 'One of the ten codes you saved. Each works once.' },
}
const OTHERWISE: Record<Method, string> = {
  totp: 'Use the authenticator app',
  email: 'Send a code by e-mail',
  sms: 'Send a code by text message',
  backup: 'Use a backup code',
}

const schema = z.object({ code: requiredText('Enter the code.', 40), trustDevice: z.boolean() })

type Props = { challenge: Challenge; mayTrust: boolean; onDone: () => void; onStartAgain: () => void }

/** The second factor, in the place where the password was asked for. */
export function CodeStep({ challenge: { challenge, methods }, mayTrust, onDone, onStartAgain }: Props) {
  const [method, setMethod] = useState<Method>(methods[0] ?? 'totp')
  const [failure, setFailure] = useState<string | null>(null)
  const [outcome, setOutcome] = useState('')
  const form = useApiForm({
    schema,
    values: { code: '', trustDevice: false },
    submit: (body) => {
      setFailure(null)
      return answerOf(api.POST('/api/auth/verify-2fa', { body: { challenge, ...body } }))
    },
    onDone,
  })

  async function choose(wanted: Method) {
    setFailure(null)
    setOutcome('')
    form.empty()
    if (wanted === 'email' || wanted === 'sms') {
      const answer = await answerOf(api.POST('/api/auth/send-code', { body: { challenge, method: wanted } }))
      if (!answer.ok) return setFailure(answer.message)
      setOutcome(answer.body.message)
    }
    setMethod(wanted)
  }

  return (
    <ApiForm form={form}>
      {failure ? <Banner kind="failure">{failure}</Banner> : null}
      <Field
        key={method}
        label={ASKED[method].label}
        hint={ASKED[method].hint}
        {...form.field('code')}
        required
        autoFocus
        maxLength={40}
        autoComplete="one-time-code"
        inputMode={method === 'backup' ? 'text' : 'numeric'}
        autoCapitalize="none"
        spellCheck={false}
      />
      {mayTrust ? (
        <CheckField label="Do not ask on this browser for 30 days" {...form.check('trustDevice')} />
      ) : null}
      <p role="status" className="text-13 text-ink-soft empty:hidden">
        {outcome}
      </p>
      <SubmitButton form={{ busy: form.busy || form.done }} busy="Checking …" className="min-h-11">
        Continue
      </SubmitButton>
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
    </ApiForm>
  )
}
