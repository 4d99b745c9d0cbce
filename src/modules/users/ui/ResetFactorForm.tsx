'use client'
import * as z from 'zod/mini'
import { answerOf, api } from '../../../ui/api-client/client'
import { ApiForm, FormButtons } from '../../../ui/forms/ApiForm'
import { Field } from '../../../ui/forms/Field'
import { useApiForm } from '../../../ui/forms/useApiForm'

const schema = z.object({
  reason: z
    .string()
    .check(z.trim(), z.minLength(3, 'Say why.'), z.maxLength(500, 'Use at most 500 characters.')),
})

type Props = { user: string; onDone: () => void; onCancel: () => void }

/** Asks why: whoever can be talked into this can be talked into letting somebody in. */
export function ResetFactorForm({ user, onDone, onCancel }: Props) {
  const form = useApiForm({
    schema,
    values: { reason: '' },
    submit: (body) => answerOf(api.DELETE('/api/users/{id}/2fa', { params: { path: { id: user } }, body })),
    onDone,
  })
  return (
    <ApiForm form={form}>
      <p className="text-15">
        Be sure that it is them: call the number you know. Their codes stop working, all their sessions end,
        and they are told by e-mail.
      </p>
      <Field
        label="Why"
        {...form.field('reason')}
        required
        maxLength={500}
        autoComplete="off"
        hint="It is kept in the audit log."
      />
      <FormButtons form={form} submit="Reset it" busy="Resetting …" onCancel={onCancel} />
    </ApiForm>
  )
}
