'use client'
import type { ReactNode } from 'react'
import * as z from 'zod/mini'
import { ROLES, type Role } from '../../../core/access/matrix'
import { CONTACT_PICKER } from '../../contacts/ui'
import { AGENCIES } from '../../invitations/ui'
import { SelectField } from '../../../ui/components/SelectField'
import type { FieldProps } from '../../../ui/forms/useApiForm'
import { Options } from '../../../ui/forms/Options'
import { optionalPick } from '../../../ui/forms/pick'
import type { PickerProps } from '../../../ui/forms/RecordPicker'
import { ROLE_NAMES } from '../../../ui/format/terms'

/** The part of a schema that says a user's role and what it is tied to. */
export const tieFields = { role: z.enum(ROLES), contact: optionalPick(), agency: optionalPick() }

type Ties = { role: Role; contact: string | null; agency: string | null }

/** What is sent of them: a role that has no use for a tie has none. */
export const tiesToSend = ({ role, contact, agency }: Ties): Ties => ({
  role,
  contact: role === 'admin' || role === 'coordinator' ? null : contact,
  agency: role === 'agency' ? agency : null,
})

type Props = {
  role: Role
  field: FieldProps
  picker: (name: 'contact' | 'agency', props: PickerProps) => ReactNode
}

/** The role, and the contact or agency that goes with it. */
export function RoleFields({ role, field, picker }: Props) {
  return (
    <>
      <SelectField label="Role" {...field}>
        <Options names={ROLE_NAMES} />
      </SelectField>
      {role === 'client' || role === 'third_party'
        ? picker('contact', { label: 'Contact', ...CONTACT_PICKER })
        : null}
      {role === 'agency' ? picker('agency', { label: 'Agency', ...AGENCIES }) : null}
    </>
  )
}
