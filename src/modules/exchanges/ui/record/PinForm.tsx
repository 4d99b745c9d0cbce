'use client'
import * as z from 'zod/mini'
import type { ExchangeStatus } from '../../../../law/status'
import { answerOf, api } from '../../../../ui/api-client/client'
import { SelectField } from '../../../../ui/components/SelectField'
import { ApiForm, FormButtons } from '../../../../ui/forms/ApiForm'
import { Field } from '../../../../ui/forms/Field'
import { Options } from '../../../../ui/forms/Options'
import { choice, requiredText } from '../../../../ui/forms/schemas'
import { useApiForm } from '../../../../ui/forms/useApiForm'
import { STATUS_NAMES } from '../../../../ui/format/terms'

const schema = z.object({ status: choice(STATUS_NAMES), reason: requiredText('Say why it is set by hand.') })

type FormProps = { exchange: string; pinned: ExchangeStatus | null; onDone: () => void; onBack: () => void }

/** Asks for the status that is set by hand, and why. */
export function PinForm({ exchange, pinned, onDone, onBack }: FormProps) {
  const form = useApiForm({
    schema,
    values: { status: pinned ?? 'PENDING', reason: '' },
    submit: (body) =>
      answerOf(api.PUT('/api/exchanges/{id}/status', { params: { path: { id: exchange } }, body })),
    onDone,
  })
  return (
    <ApiForm form={form} label="Set the status by hand">
      <SelectField label="Status" {...form.field('status')}>
        <Options names={STATUS_NAMES} />
      </SelectField>
      <Field label="Why" {...form.field('reason')} required maxLength={500} />
      <FormButtons form={form} submit="Set it" onCancel={onBack} />
    </ApiForm>
  )
}
