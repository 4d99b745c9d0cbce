'use client'
import * as z from 'zod/mini'
import { challengeIn } from '../account/api'
import { answerOf, api } from '../../../../ui/api-client/client'
import { ApiForm, SubmitButton } from '../../../../ui/forms/ApiForm'
import { PASSWORD_HINT, PasswordField } from '../../../../ui/forms/Field'
import { newPassword, secret } from '../../../../ui/forms/schemas'
import { useApiForm } from '../../../../ui/forms/useApiForm'
import { Section } from '../../../../ui/components/Page'

const schema = z.object({ currentPassword: secret('Enter your current password.'), password: newPassword() })

/** Another password, with the present one. */
export function PasswordPart({ email }: { email: string }) {
  const form = useApiForm({
    schema,
    values: { currentPassword: '', password: '' },
    submit: (body) => answerOf(api.POST('/api/auth/change-password', { body })),
    onDone: (answer) => {
      // Where a second factor is due that this session has not, it is asked for at the sign-in.
      if (challengeIn(answer)) return window.location.assign('/login?next=/profile/security')
      form.empty()
    },
  })
  return (
    <Section title="Password" id="password">
      <ApiForm form={form} className="flex max-w-md flex-col gap-4" method="post">
        <input type="email" name="username" autoComplete="username" defaultValue={email} hidden readOnly />
        <PasswordField
          label="Current password"
          {...form.field('currentPassword')}
          required
          autoComplete="current-password"
        />
        <PasswordField
          label="New password"
          hint={PASSWORD_HINT}
          {...form.field('password')}
          required
          autoComplete="new-password"
          minLength={12}
          maxLength={1000}
        />
        <p role="status" className="text-15 empty:hidden">
          {form.saved ? 'Your password was changed. Every other session has ended.' : ''}
        </p>
        <SubmitButton form={form} look="plain" className="self-start">
          Change the password
        </SubmitButton>
      </ApiForm>
    </Section>
  )
}
