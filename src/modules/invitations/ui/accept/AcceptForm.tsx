'use client'
import { useEffect, useState } from 'react'
import * as z from 'zod/mini'
import { challengeIn, type Challenge } from '../../../auth/ui'
import { answerOf, api } from '../../../../ui/api-client/client'
import { Field, PASSWORD_HINT, PasswordField } from '../../../../ui/forms/Field'
import { ApiForm, SubmitButton } from '../../../../ui/forms/ApiForm'
import { newPassword, requiredText } from '../../../../ui/forms/schemas'
import { useApiForm } from '../../../../ui/forms/useApiForm'
import { passwordWords } from './passwordWords'

export type Invited = { token: string; email: string; firstName: string; lastName: string }

const schema = z.object({
  firstName: requiredText('Enter your first name.', 100),
  lastName: requiredText('Enter your last name.', 100),
  password: newPassword(),
})

type Props = { invited: Invited; onEntered: () => void; onAsked: (challenge: Challenge) => void }

/** Name and password of the one who was invited. What was typed stays when something is wrong with it. */
export function AcceptForm({ invited: { token, email, firstName, lastName }, onEntered, onAsked }: Props) {
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  const form = useApiForm({
    schema,
    values: { firstName, lastName, password: '' },
    submit: (body) => answerOf(api.POST('/api/auth/accept-invitation', { body: { token, ...body } })),
    onDone: (answer) => {
      const challenge = challengeIn(answer)
      if (challenge) onAsked(challenge)
      else onEntered()
    },
  })

  return (
    <ApiForm form={form} method="post">
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
          {...form.field('firstName')}
          required
          maxLength={100}
          autoComplete="given-name"
        />
        <Field
          label="Last name"
          {...form.field('lastName')}
          required
          maxLength={100}
          autoComplete="family-name"
        />
      </div>
      <div>
        <PasswordField
          label="Password"
          hint={PASSWORD_HINT}
          {...form.field('password')}
          required
          autoComplete="new-password"
          minLength={12}
          maxLength={1000}
        />
        <p role="status" className="mt-1 min-h-5 text-13 font-medium text-ink">
          {passwordWords(form.watch('password'), [firstName, lastName, email.split('@')[0] ?? ''])}
        </p>
      </div>
      <SubmitButton
        form={{ busy: form.busy || form.done }}
        busy="Opening …"
        disabled={!ready}
        className="min-h-11 disabled:opacity-100"
      >
        Continue
      </SubmitButton>
    </ApiForm>
  )
}
