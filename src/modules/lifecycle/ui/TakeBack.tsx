'use client'
import * as z from 'zod/mini'
import { answerOf, api } from '../../../ui/api-client/client'
import { ApiForm, FormButtons } from '../../../ui/forms/ApiForm'
import { Field } from '../../../ui/forms/Field'
import { requiredText } from '../../../ui/forms/schemas'
import { useApiForm } from '../../../ui/forms/useApiForm'

const schema = z.object({ reason: requiredText('Say why it is taken back.', 1000) })

/** Takes back what was recorded by mistake, with a reason. */
export function TakeBack({
  exchange,
  recording,
  name,
  onDone,
  onBack,
}: {
  exchange: string
  recording: string
  name: string
  onDone: () => Promise<void>
  onBack: () => void
}) {
  const form = useApiForm({
    schema,
    values: { reason: '' },
    submit: (body) =>
      answerOf(
        api.POST('/api/exchanges/{id}/stage/{recording}/withdraw', {
          params: { path: { id: exchange, recording } },
          body,
        }),
      ),
    onDone: () => void onDone(),
  })
  return (
    <ApiForm
      form={form}
      className="mt-2 flex max-w-lg flex-col gap-3 rounded border border-edge p-4"
      label={`Undo: ${name}`}
    >
      <Field
        label="Why it is taken back"
        hint="The recording stays in the history, marked. The status follows from what is left."
        {...form.field('reason')}
        required
        maxLength={1000}
        autoFocus
      />
      <FormButtons form={form} submit="Undo this stage" onCancel={onBack} />
    </ApiForm>
  )
}
