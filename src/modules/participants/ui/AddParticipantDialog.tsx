'use client'
import * as z from 'zod/mini'
import { CONTACT_PICKER } from '../../contacts/ui'
import { answerOf, api } from '../../../ui/api-client/client'
import { Dialog } from '../../../ui/components/Dialog'
import { ApiForm, FormButtons } from '../../../ui/forms/ApiForm'
import { Field } from '../../../ui/forms/Field'
import { requiredPick } from '../../../ui/forms/pick'
import { PickerField } from '../../../ui/forms/PickerField'
import { finder } from '../../../ui/forms/finder'
import type { PickerProps } from '../../../ui/forms/RecordPicker'
import { useApiForm } from '../../../ui/forms/useApiForm'

/** A choice carries its kind in front of its id: a sign-in, or a contact who has none. */
const findPerson = finder(
  (q) => api.GET('/api/portal/people', { params: { query: { q } } }),
  ({ kind, id, name, detail }) => ({ id: `${kind}:${id}`, name, detail }),
)

/** Somebody whom the firm does not know yet is added as a contact. */
const make: NonNullable<PickerProps['make']> = {
  ...CONTACT_PICKER.make,
  open: (text, done, close) =>
    CONTACT_PICKER.make.open(text, (contact) => done({ ...contact, id: `contact:${contact.id}` }), close),
}

const schema = z.object({
  person: requiredPick('Choose who is to be added.'),
  role: z.string().check(z.trim(), z.maxLength(100, 'Use at most 100 characters.')),
})

type Props = { exchange: string; onDone: (outcome: string) => void; onClose: () => void }

/** Adds somebody to an exchange. Whether they see it at once is up to the approvals that the firm wants. */
export function AddParticipantDialog({ exchange, onDone, onClose }: Props) {
  const form = useApiForm({
    schema,
    values: { person: null, role: '' },
    submit: ({ person, role }) => {
      const [kind, id = ''] = person.split(':')
      return answerOf(
        api.POST('/api/exchanges/{id}/participants', {
          params: { path: { id: exchange } },
          body: { ...(kind === 'user' ? { user: id } : { contact: id }), ...(role ? { role } : {}) },
        }),
      )
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
          hint="Type part of the name or the e-mail address. Somebody new is added as a contact; to let them sign in, invite them under Invitations."
          find={findPerson}
          make={make}
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
