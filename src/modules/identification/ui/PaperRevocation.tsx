'use client'
import * as z from 'zod/mini'
import { answerOf, api } from '../../../ui/api-client/client'
import { CheckField } from '../../../ui/components/SelectField'
import { ApiForm, FormButtons } from '../../../ui/forms/ApiForm'
import { Field } from '../../../ui/forms/Field'
import { requiredText } from '../../../ui/forms/schemas'
import { useApiForm } from '../../../ui/forms/useApiForm'
import { allOf, Chosen, chosenIn } from './Chosen'
import { NO_PAPER, paperFields, RecipientFields } from './PaperFields'
import type { NoticeRow } from './types'

const schema = z.object({
  ...paperFields,
  note: requiredText('Say what it is and how it came.'),
  items: z.array(z.string()),
})

type Props = { exchange: string; notice: NoticeRow; onDone: () => Promise<void>; onBack: () => void }

/** Records a revocation on paper, with what decides whether it takes anything back. */
export function PaperRevocation({ exchange, notice, onDone, onBack }: Props) {
  const form = useApiForm({
    schema,
    values: { ...NO_PAPER, note: '', items: allOf(notice.items) },
    submit: ({ items, ...body }) =>
      answerOf(
        api.POST('/api/exchanges/{id}/identification/{notice}/revoke', {
          params: { path: { id: exchange, notice: notice.id } },
          body: { ...body, ...chosenIn(items, notice.items) },
        }),
      ),
    onDone: () => void onDone(),
  })
  return (
    <ApiForm
      form={form}
      className="mt-4 flex max-w-md flex-col gap-4 border-t border-edge pt-4"
      label="Record a revocation on paper"
    >
      <p>
        A revocation counts when it is a writing signed by the taxpayer, sent within the 45 days to whom the
        notice was sent. One that does not count is kept, and takes nothing back.
      </p>
      <Chosen items={notice.items} box={form.register('items')} />
      <Field label="Sent on" {...form.field('sentAt')} type="date" required />
      <RecipientFields field={form.field} />
      <CheckField label="It is signed by the taxpayer" {...form.check('signedByTaxpayer')} />
      <Field
        label="Note"
        hint="What it is and how it came, such as: letter of the client, by mail."
        {...form.field('note')}
        required
        maxLength={500}
      />
      <FormButtons form={form} submit="Record the revocation" onCancel={onBack} />
    </ApiForm>
  )
}
