'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import * as z from 'zod/mini'
import { answerOf, api } from '../../../ui/api-client/client'
import { Button, ButtonLink } from '../../../ui/components/Button'
import { CheckField } from '../../../ui/components/SelectField'
import { ApiForm, SubmitButton } from '../../../ui/forms/ApiForm'
import { Field } from '../../../ui/forms/Field'
import { optionalDate, optionalText } from '../../../ui/forms/schemas'
import { useApiForm } from '../../../ui/forms/useApiForm'
import { ItemForm } from './ItemForm'
import { ItemList } from './ItemList'
import { NO_PAPER, paperFields, RecipientFields } from './PaperFields'
import type { DraftItem } from './types'

const schema = z.object({
  ...paperFields,
  receivedAt: optionalDate(),
  disqualified: z.boolean(),
  typedName: optionalText(200),
  note: optionalText(),
})

/** Records a notice that came on paper, with what decides whether it counts. */
export function PaperForm({ exchange }: { exchange: string }) {
  const [items, setItems] = useState<DraftItem[]>([])
  const [adding, setAdding] = useState(true)
  const router = useRouter()
  const form = useApiForm({
    schema,
    values: { ...NO_PAPER, receivedAt: '', disqualified: false, typedName: '', note: '' },
    submit: ({ receivedAt, disqualified, typedName, note, ...body }) =>
      answerOf(
        api.POST('/api/exchanges/{id}/identification/paper', {
          params: { path: { id: exchange } },
          body: {
            ...body,
            items,
            recipient: { ...body.recipient, disqualified },
            ...(receivedAt ? { receivedAt } : {}),
            ...(typedName ? { typedName } : {}),
            ...(note ? { note } : {}),
          },
        }),
      ),
    onDone: () => router.push(`/exchanges/${exchange}/identification`),
  })

  if (adding)
    return (
      <div className="max-w-2xl">
        <ItemForm
          item={null}
          others={items}
          onDone={(item) => {
            setItems([...items, item])
            setAdding(false)
          }}
          onBack={() =>
            items.length > 0 ? setAdding(false) : router.push(`/exchanges/${exchange}/identification`)
          }
        />
      </div>
    )
  return (
    <ApiForm form={form} className="flex max-w-2xl flex-col gap-4" label="Record a paper notice">
      <h2 className="text-18">The notice on paper</h2>
      <ItemList items={items} />
      <Button className="self-start" size="small" onClick={() => setAdding(true)}>
        Add another property
      </Button>
      <Field
        label="Sent on"
        hint="What counts is the day it was sent, within the 45 days."
        {...form.field('sentAt')}
        type="date"
        required
      />
      <Field label="Received on" {...form.field('receivedAt')} type="date" />
      <RecipientFields field={form.field} />
      <CheckField label="The recipient is a disqualified person" {...form.check('disqualified')} />
      <CheckField label="It is signed by the taxpayer" {...form.check('signedByTaxpayer')} />
      <Field label="Signed as" {...form.field('typedName')} maxLength={200} />
      <Field label="Note" {...form.field('note')} maxLength={500} />
      <div className="flex gap-2">
        <SubmitButton form={form}>Record the notice</SubmitButton>
        <ButtonLink href={`/exchanges/${exchange}/identification`}>Cancel</ButtonLink>
      </div>
    </ApiForm>
  )
}
