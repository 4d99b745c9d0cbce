'use client'
import { useEffect, useState } from 'react'
import * as z from 'zod/mini'
import type { TransferPreview } from '../../exchanges'
import { MovePreview, UNUSUAL } from '../../exchanges/ui'
import { answerOf, api } from '../../../ui/api-client/client'
import { Card } from '../../../ui/components/Page'
import { CheckField } from '../../../ui/components/SelectField'
import { ApiForm, FormButtons } from '../../../ui/forms/ApiForm'
import { Field } from '../../../ui/forms/Field'
import { requiredDate, requiredText } from '../../../ui/forms/schemas'
import { useApiForm } from '../../../ui/forms/useApiForm'

const schema = z.object({
  date: requiredDate('Enter the day on which the sale closed.'),
  evidence: requiredText('Name the evidence, such as the settlement statement.'),
  reason: requiredText('Say why the transfer date moves.'),
  confirmUnusualDate: z.boolean(),
})

type FormProps = { exchange: string; onDone: () => void; onBack: () => void }

/** Asks for a new date: what moves with it is shown while it is typed. */
export function RequestForm({ exchange, onDone, onBack }: FormProps) {
  const [preview, setPreview] = useState<TransferPreview | null>(null)
  const form = useApiForm({
    schema,
    values: { date: '', evidence: '', reason: '', confirmUnusualDate: false },
    submit: ({ confirmUnusualDate, ...body }) =>
      answerOf(
        api.POST('/api/exchanges/{id}/transfer-date-requests', {
          params: { path: { id: exchange } },
          body: { ...body, ...(confirmUnusualDate ? { confirmUnusualDate } : {}) },
        }),
      ),
    onDone,
  })
  const date = form.watch('date')

  useEffect(() => {
    if (!date) return setPreview(null)
    let current = true
    const params = { path: { id: exchange } }
    void answerOf(api.POST('/api/exchanges/{id}/transfer-date-preview', { params, body: { date } })).then(
      (result) => {
        if (current) setPreview(result.ok ? result.body : null)
      },
    )
    return () => {
      current = false
    }
  }, [exchange, date])

  return (
    <Card className="p-4">
      <ApiForm form={form} label="A new transfer date">
        <Field label="The sale closed on" {...form.field('date')} type="date" required autoFocus />
        {preview ? <MovePreview preview={preview} /> : null}
        {preview?.unusual ? <CheckField label={UNUSUAL} {...form.check('confirmUnusualDate')} /> : null}
        <Field
          label="Evidence"
          hint="Such as the final settlement statement of the escrow."
          {...form.field('evidence')}
          required
          maxLength={500}
        />
        <Field label="Why the transfer date moves" {...form.field('reason')} required maxLength={500} />
        <FormButtons form={form} submit="Ask for approval" onCancel={onBack} />
      </ApiForm>
    </Card>
  )
}
