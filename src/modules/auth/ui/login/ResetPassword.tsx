'use client'
import * as z from 'zod/mini'
import { answerOf, api } from '../../../../ui/api-client/client'
import { ApiForm, SubmitButton } from '../../../../ui/forms/ApiForm'
import { PASSWORD_HINT, PasswordField } from '../../../../ui/forms/Field'
import { newPassword } from '../../../../ui/forms/schemas'
import { useApiForm } from '../../../../ui/forms/useApiForm'
import { ButtonLink } from '../../../../ui/components/Button'
import { Banner } from '../../../../ui/components/Banner'

const schema = z.object({ password: newPassword() })

/** A new password with the token of the mail. */
export function ResetPassword({ token }: { token: string }) {
  const form = useApiForm({
    schema,
    values: { password: '' },
    submit: (body) => answerOf(api.POST('/api/auth/reset-password', { body: { token, ...body } })),
  })
  if (form.done) {
    return (
      <div className="flex flex-col gap-4">
        <Banner>Your password was changed. All earlier sessions have ended.</Banner>
        <ButtonLink look="primary" href="/login" className="min-h-11">
          Sign in
        </ButtonLink>
      </div>
    )
  }
  return (
    <ApiForm form={form} method="post">
      <PasswordField
        label="New password"
        hint={PASSWORD_HINT}
        {...form.field('password')}
        required
        autoFocus
        autoComplete="new-password"
        minLength={12}
        maxLength={1000}
      />
      <SubmitButton form={form} className="min-h-11">
        Save the new password
      </SubmitButton>
    </ApiForm>
  )
}
