'use client'
import { useState } from 'react'
import * as z from 'zod/mini'
import { answerOf, api } from '../../../ui/api-client/client'
import { Banner } from '../../../ui/components/Banner'
import { Button } from '../../../ui/components/Button'
import { Dialog } from '../../../ui/components/Dialog'
import { TextField } from '../../../ui/components/SelectField'
import { ApiForm, FormButtons } from '../../../ui/forms/ApiForm'
import { Field } from '../../../ui/forms/Field'
import type { Pick } from '../../../ui/forms/pick'
import { optionalEmail, optionalText } from '../../../ui/forms/schemas'
import { useApiForm } from '../../../ui/forms/useApiForm'
import { contactPick } from './finder'

const fields = z.object({
  firstName: optionalText(200),
  lastName: optionalText(200),
  displayName: optionalText(),
  company: optionalText(),
  email: optionalEmail(),
  phone: optionalText(64),
  address: optionalText(2000),
  notes: optionalText(20_000),
})
/** Without any of these nobody would find the contact again. */
const schema = fields.check(
  z.refine(
    ({ firstName, lastName, displayName, company, email }) =>
      Boolean(firstName || lastName || displayName || company || email),
    {
      path: ['lastName'],
      message: 'Enter a name, a company or an e-mail address.',
    },
  ),
)

export type ContactValues = z.input<typeof fields>
export const NO_CONTACT: ContactValues = {
  firstName: '',
  lastName: '',
  displayName: '',
  company: '',
  email: '',
  phone: '',
  address: '',
  notes: '',
}

/** The contact that has this address already. */
async function twinOf(email: string | null): Promise<Pick | null> {
  if (!email) return null
  const answer = await answerOf(
    api.GET('/api/contacts/search', { params: { query: { q: email, limit: 8 } } }),
  )
  const same = answer.ok
    ? answer.body.docs.find((doc) => doc.email?.toLowerCase() === email.toLowerCase())
    : null
  return same ? contactPick(same) : null
}

type Props = {
  start: ContactValues
  /** The contact that is changed, as it was read; without it one is made. */
  record?: { id: string; updatedAt: string }
  onDone: (contact: Pick) => void
  onClose: () => void
}

/** Makes a contact or changes one. One with the same address is offered first: two records of one person drift apart. */
export function ContactDialog({ start, record, onDone, onClose }: Props) {
  const [asked, setAsked] = useState<{ email: string | null; twin: Pick | null }>({ email: null, twin: null })
  const form = useApiForm({
    schema,
    values: start,
    updatedAt: record?.updatedAt,
    submit: async (body, save) => {
      if (record)
        return save((header) =>
          api.PATCH('/api/contacts/{id}', {
            params: { path: { id: record.id }, header },
            body,
          }),
        )
      // Once for each address: who was told of a twin and sends it again wants another contact.
      const twin = body.email === asked.email ? null : await twinOf(body.email)
      setAsked({ email: body.email, twin })
      return twin ? null : answerOf(api.POST('/api/contacts', { body }))
    },
    onDone: ({ doc }) => onDone(contactPick(doc)),
  })
  return (
    <Dialog title={record ? 'Change the contact' : 'New contact'} onClose={onClose}>
      <ApiForm form={form} label={record ? 'Change the contact' : 'New contact'}>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="First name" {...form.field('firstName')} maxLength={200} autoComplete="off" />
          <Field label="Last name" {...form.field('lastName')} maxLength={200} autoComplete="off" />
        </div>
        <Field
          label="Whole name, as it is signed"
          hint="Only where it is more than first and last name, such as a middle name or Jr."
          {...form.field('displayName')}
          maxLength={500}
          autoComplete="off"
        />
        <Field
          label="Company, trust or other entity"
          {...form.field('company')}
          maxLength={500}
          autoComplete="off"
        />
        <Field
          label="E-mail address"
          {...form.field('email')}
          type="email"
          maxLength={320}
          autoComplete="off"
          autoCapitalize="none"
        />
        <Field label="Phone" {...form.field('phone')} type="tel" maxLength={64} autoComplete="off" />
        <TextField
          label="Address"
          hint="As it is to stand on the papers: street, city, state and ZIP code."
          {...form.field('address')}
          maxLength={2000}
          rows={3}
        />
        <TextField label="Notes, for staff only" {...form.field('notes')} maxLength={20_000} rows={2} />
        {asked.twin ? (
          <Banner>
            <p>{asked.twin.name} has this e-mail address already.</p>
            <Button size="small" onClick={() => asked.twin && onDone(asked.twin)}>
              Use {asked.twin.name}
            </Button>
          </Banner>
        ) : null}
        <FormButtons
          form={form}
          submit={record ? 'Save' : asked.twin ? 'Make another contact' : 'Make the contact'}
          onCancel={onClose}
        />
      </ApiForm>
    </Dialog>
  )
}
