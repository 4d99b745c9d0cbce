'use client'
import { useId } from 'react'
import { ROLES, type Role } from '../../../core/access/matrix'
import { AGENCIES, CONTACTS } from '../../invitations/ui'
import { RecordPicker, type Pick } from '../../../ui/forms/RecordPicker'
import { ROLE_NAMES } from '../../../ui/format/terms'

export type Ties = { role: Role; contact: Pick | null; agency: Pick | null }

/** What is sent of them: a role that has no use for a tie has none. */
export const tiesToSend = ({ role, contact, agency }: Ties) => ({
  role,
  contact: role === 'admin' || role === 'coordinator' ? null : (contact?.id ?? null),
  agency: role === 'agency' ? (agency?.id ?? null) : null,
})

/** The role, and the contact or agency that goes with it. */
export function RoleFields({ value, onChange }: { value: Ties; onChange: (value: Ties) => void }) {
  const id = useId()
  const { role, contact, agency } = value
  return (
    <>
      <div>
        <label htmlFor={id} className="block text-15 font-medium">
          Role
        </label>
        <select
          id={id}
          value={role}
          onChange={(event) =>
            onChange({ ...value, role: ROLES.find((entry) => entry === event.target.value) ?? role })
          }
          className="control mt-1 block min-h-11 w-full px-3 text-[1rem]"
        >
          {ROLES.map((entry) => (
            <option key={entry} value={entry}>
              {ROLE_NAMES[entry]}
            </option>
          ))}
        </select>
      </div>
      {role === 'client' || role === 'third_party' ? (
        <RecordPicker
          label="Contact"
          {...CONTACTS}
          chosen={contact}
          onChoose={(pick) => onChange({ ...value, contact: pick })}
        />
      ) : null}
      {role === 'agency' ? (
        <RecordPicker
          label="Agency"
          {...AGENCIES}
          chosen={agency}
          onChoose={(pick) => onChange({ ...value, agency: pick })}
        />
      ) : null}
    </>
  )
}
