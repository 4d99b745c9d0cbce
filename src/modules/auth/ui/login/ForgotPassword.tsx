'use client'
import { useState } from 'react'
import * as z from 'zod/mini'
import { answerOf, api } from '../../../../ui/api-client/client'
import { ApiForm, SubmitButton } from '../../../../ui/forms/ApiForm'
import { Field } from '../../../../ui/forms/Field'
import { email } from '../../../../ui/forms/schemas'
import { useApiForm } from '../../../../ui/forms/useApiForm'
import { Banner } from '../../../../ui/components/Banner'

const schema = z.object({ email: email() })

/** One field; the answer is the same for every address. */
export function ForgotPassword() {
  const [sent, setSent] = useState<string | null>(null)
  const form = useApiForm({
    schema,
    values: { email: '' },
    submit: (body) => answerOf(api.POST('/api/auth/forgot-password', { body })),
    onDone: (_, body) => setSent(body.email),
  })
  if (sent) {
    return (
      <div className="flex flex-col gap-4">
        <Banner>
          If {sent} belongs to a user, an e-mail is on its way. Its link works once, for one hour. Check your
          spam folder, too.
        </Banner>
        <a href="/login" className="self-start text-accent underline-offset-2 hover:underline">
          Back to the sign-in
        </a>
      </div>
    )
  }
  return (
    <ApiForm form={form} method="post">
      <Field
        label="E-mail address"
        {...form.field('email')}
        type="email"
        required
        autoComplete="username"
        autoCapitalize="none"
        maxLength={320}
      />
      <SubmitButton form={form} busy="Sending …" className="min-h-11">
        Send the link
      </SubmitButton>
      <a href="/login" className="self-start text-15 text-accent underline-offset-2 hover:underline">
        Back to the sign-in
      </a>
    </ApiForm>
  )
}
