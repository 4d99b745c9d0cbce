'use client'
import * as z from 'zod/mini'
import { send } from '../../../ui/api-client/send'
import { Dialog } from '../../../ui/components/Dialog'
import { ApiForm, FormButtons } from '../../../ui/forms/ApiForm'
import { Field } from '../../../ui/forms/Field'
import { requiredPick, type Pick } from '../../../ui/forms/pick'
import { PickerField } from '../../../ui/forms/PickerField'
import { useApiForm } from '../../../ui/forms/useApiForm'

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
/** A choice carries its kind in front of its id: a sign-in, or a contact who has none. */
const readPerson = (doc: Record<string, unknown>): Pick => ({
  id: `${text(doc['kind'])}:${text(doc['id'])}`,
  name: text(doc['name']),
  detail: text(doc['detail']),
})

const schema = z.object({
  person: requiredPick('Choose who is to be added.'),
  role: z.string().check(z.trim(), z.maxLength(100, 'Use at most 100 characters.')),
})

type Props = { exchange: string; onDone: (outcome: string) => void; onClose: () => void }

/** Adds somebody to an exchange. Whether they see it at once is up to the approvals that the firm wants. */
export function AddPartyDialog({ exchange, onDone, onClose }: Props) {
  const form = useApiForm({
    schema,
    values: { person: null, role: '' },
    submit: ({ person, role }) => {
      const [kind = '', id] = person.split(':')
      const body = { [kind]: id, ...(role ? { role } : {}) }
      return send<{ message: string }>('POST', `/api/exchanges/${exchange}/participants`, body)
    },
    onDone: ({ message }) => onDone(message),
  })
  return (
    <Dialog title="Add somebody to this exchange" onClose={onClose}>
      <ApiForm form={form} label="Add somebody">
        <PickerField
          form={form}
          name="person"
          label="Who"
          hint="Type part of the name or the e-mail address. Somebody who is in neither list is invited under People."
          find={(q) => `/api/portal/people?q=${encodeURIComponent(q)}`}
          read={readPerson}
        />
        <Field
          label="Their part in it"
          hint="Such as CPA, escrow officer, buyer’s agent."
          {...form.field('role')}
          maxLength={100}
        />
        <FormButtons form={form} submit="Add" busy="Adding …" onCancel={onClose} />
      </ApiForm>
    </Dialog>
  )
}
