'use client'
import { ShieldAlert, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import * as z from 'zod/mini'
import type { Method } from '../account/api'
import { BackupCodes } from '../account/BackupCodes'
import { ApiForm, SubmitButton } from '../../../../ui/forms/ApiForm'
import { PasswordField } from '../../../../ui/forms/Field'
import { secret } from '../../../../ui/forms/schemas'
import { useApiForm } from '../../../../ui/forms/useApiForm'
import { SetUpFactor } from '../account/SetUpFactor'
import { Button } from '../../../../ui/components/Button'
import { Banner } from '../../../../ui/components/Banner'
import { Section } from '../../../../ui/components/Page'
import { dateOf } from './words'
import { answerOf, api, type AnswerTo } from '../../../../ui/api-client/client'
import type { Answer } from '../../../../ui/api-client/answer'
import { useApi } from '../../../../ui/api-client/useApi'

type Status = AnswerTo<'get', '/api/auth/2fa'>
type Doing =
  | { what: 'nothing' }
  | { what: 'set-up' }
  | { what: 'new-codes' | 'remove' }
  | { what: 'codes'; codes: string[] }

const NAMES: Record<Method, string> = {
  totp: 'Authenticator app',
  email: 'Codes by e-mail',
  sms: 'Codes by text message',
  backup: 'Backup codes',
}

/** What is asked besides the password, and the ways to change it. */
export function SecondFactorPart() {
  const { body: status, failure, ask } = useApi(['second-factor'], () => api.GET('/api/auth/2fa'))
  const [doing, setDoing] = useState<Doing>({ what: 'nothing' })
  const rest = () => {
    setDoing({ what: 'nothing' })
    void ask()
  }

  return (
    <Section title="Second factor" id="second-factor">
      <div className="flex max-w-md flex-col gap-4">
        {failure ? <Banner kind="failure">{failure}</Banner> : null}
        {status === null && !failure ? <div aria-hidden className="skeleton h-24" /> : null}
        {status && doing.what === 'nothing' ? (
          <Present status={status} onDo={(what) => setDoing({ what })} />
        ) : null}
        {status && doing.what === 'set-up' ? (
          <>
            <SetUpFactor methods={status.available} onDone={(codes) => setDoing({ what: 'codes', codes })} />
            <Button look="quiet" size="small" className="self-start" onClick={rest}>
              Cancel
            </Button>
          </>
        ) : null}
        {doing.what === 'codes' ? <BackupCodes codes={doing.codes} action="Done" onKept={rest} /> : null}
        {doing.what === 'new-codes' || doing.what === 'remove' ? (
          <WithPassword
            what={doing.what}
            onBack={rest}
            onCodes={(codes) => setDoing({ what: 'codes', codes })}
          />
        ) : null}
      </div>
    </Section>
  )
}

function Present({
  status: { factors, backupCodesLeft, required },
  onDo,
}: {
  status: Status
  onDo: (what: 'set-up' | 'new-codes' | 'remove') => void
}) {
  if (factors.length === 0) {
    return (
      <>
        <p className="flex gap-3">
          <ShieldAlert aria-hidden className="mt-0.5 size-5 shrink-0 text-ink-soft" /> Your password alone
          opens your exchanges. With a second factor, a stolen password is useless.
        </p>
        <Button look="primary" className="self-start" onClick={() => onDo('set-up')}>
          Set up a second factor
        </Button>
      </>
    )
  }
  return (
    <>
      <ul className="flex flex-col gap-2">
        {factors.map(({ method, since }) => (
          <li key={method} className="flex gap-3">
            <ShieldCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-accent" />{' '}
            <span>
              {NAMES[method]} <span className="text-ink-soft">since {dateOf(since)}</span>
            </span>
          </li>
        ))}
      </ul>
      <p className="text-ink-soft">
        {backupCodesLeft} of 10 backup codes left.
        {backupCodesLeft < 3 ? ' Make new ones while you still can.' : ''}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => onDo('set-up')}>Add or replace</Button>
        <Button onClick={() => onDo('new-codes')}>New backup codes</Button>
        {required ? null : <Button onClick={() => onDo('remove')}>Remove</Button>}
      </div>
      {required ? (
        <p className="text-13 text-ink-soft">Your role needs a second factor, so it cannot be removed.</p>
      ) : null}
    </>
  )
}

type Codes = AnswerTo<'delete', '/api/auth/2fa'> | AnswerTo<'post', '/api/auth/backup-codes'>
const schema = z.object({ password: secret('Enter your password.') })

function WithPassword({
  what,
  onBack,
  onCodes,
}: {
  what: 'new-codes' | 'remove'
  onBack: () => void
  onCodes: (codes: string[]) => void
}) {
  const form = useApiForm({
    schema,
    values: { password: '' },
    submit: (body): Promise<Answer<Codes>> =>
      what === 'remove'
        ? answerOf(api.DELETE('/api/auth/2fa', { body }))
        : answerOf(api.POST('/api/auth/backup-codes', { body })),
    onDone: (answer) => ('backupCodes' in answer ? onCodes(answer.backupCodes) : onBack()),
  })
  return (
    <ApiForm form={form} method="post">
      <p>
        {what === 'remove'
          ? 'Afterwards your password alone opens your exchanges. All other sessions end.'
          : 'Your old backup codes stop working once you have new ones.'}
      </p>
      <PasswordField
        label="Your password"
        {...form.field('password')}
        required
        autoFocus
        autoComplete="current-password"
      />
      <div className="flex gap-2">
        <SubmitButton form={form}>
          {what === 'remove' ? 'Remove the second factor' : 'Make new codes'}
        </SubmitButton>
        <Button onClick={onBack}>Cancel</Button>
      </div>
    </ApiForm>
  )
}
