'use client'
import * as z from 'zod/mini'
import { ROLES, type Role } from '../../../core/access/matrix'
import { answerOf, api } from '../../../ui/api-client/client'
import { Dialog } from '../../../ui/components/Dialog'
import { SelectField } from '../../../ui/components/SelectField'
import { ApiForm, FormButtons } from '../../../ui/forms/ApiForm'
import { NO_PERSON, personFields, PersonFields } from '../../../ui/forms/PersonFields'
import { optionalPick } from '../../../ui/forms/pick'
import { PickerField } from '../../../ui/forms/PickerField'
import { useApiForm } from '../../../ui/forms/useApiForm'
import { ROLE_NAMES } from '../../../ui/format/terms'
import { CONTACT_PICKER } from '../../contacts/ui'
import { AGENCIES, EXCHANGES } from './pickers'

const OUTSIDE: readonly Role[] = ['client', 'third_party', 'agency']
const EVERY: readonly Role[] = [...OUTSIDE, 'coordinator', 'admin']
const MEANINGS: Record<Role, string> = {
  client: 'Sees the exchanges of their contact, with every date and amount.',
  third_party: 'An attorney, a CPA, an escrow officer: reads the exchanges they are added to.',
  agency: 'Works for a broker or a referral firm: sees the exchanges of its clients, without amounts.',
  coordinator: 'Works here: runs the exchanges they coordinate.',
  admin: 'Works here: may do everything.',
}

const schema = z.object({
  ...personFields,
  role: z.enum(ROLES),
  contact: optionalPick(),
  agency: optionalPick(),
  exchange: optionalPick(),
})

type Props = { by: Role; onDone: (outcome: string) => void; onClose: () => void }

/** Whom to invite, as what, and to what. A coordinator's wish goes to an administrator first. */
export function InviteDialog({ by, onDone, onClose }: Props) {
  const form = useApiForm({
    schema,
    values: { ...NO_PERSON, role: 'client', contact: null, agency: null, exchange: null },
    submit: ({ contact, agency, exchange, ...body }) =>
      answerOf(
        api.POST('/api/users/invite', {
          body: {
            ...body,
            ...(body.role === 'client' && contact ? { contact } : {}),
            ...(body.role === 'agency' && agency ? { agency } : {}),
            ...(OUTSIDE.includes(body.role) && exchange ? { exchange } : {}),
          },
        }),
      ),
    onDone: (_, { email }) =>
      onDone(
        by === 'admin'
          ? `The invitation to ${email} is on its way.`
          : `An administrator was asked to invite ${email}.`,
      ),
  })
  const role = form.watch('role')
  return (
    <Dialog title="Invite somebody" onClose={onClose}>
      <ApiForm form={form}>
        <PersonFields form={form} />
        <SelectField label="Role" hint={MEANINGS[role]} {...form.field('role')}>
          {(by === 'admin' ? EVERY : OUTSIDE).map((entry) => (
            <option key={entry} value={entry}>
              {ROLE_NAMES[entry]}
            </option>
          ))}
        </SelectField>
        {role === 'client' ? (
          <PickerField
            form={form}
            name="contact"
            label="Contact"
            hint="Leave it empty when exactly one contact has this e-mail address."
            {...CONTACT_PICKER}
          />
        ) : null}
        {role === 'agency' ? <PickerField form={form} name="agency" label="Agency" {...AGENCIES} /> : null}
        {OUTSIDE.includes(role) ? (
          <PickerField
            form={form}
            name="exchange"
            label={by === 'admin' ? 'Exchange, if it is for one' : 'Exchange'}
            {...EXCHANGES}
          />
        ) : null}
        <FormButtons
          form={form}
          submit={by === 'admin' ? 'Send the invitation' : 'Ask for the invitation'}
          busy="Inviting …"
          onCancel={onClose}
        />
      </ApiForm>
    </Dialog>
  )
}
