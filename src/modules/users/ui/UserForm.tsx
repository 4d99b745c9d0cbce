'use client'
import { useRouter } from 'next/navigation'
import * as z from 'zod/mini'
import type { UserDetail } from '../reads/users'
import { api } from '../../../ui/api-client/client'
import { ApiForm, FormButtons } from '../../../ui/forms/ApiForm'
import { personFields, PersonFields } from '../../../ui/forms/PersonFields'
import { PickerField } from '../../../ui/forms/PickerField'
import { useApiForm } from '../../../ui/forms/useApiForm'
import { RoleFields, tieFields, tiesToSend } from './RoleFields'

const schema = z.object({ ...personFields, ...tieFields })
const tie = (id: string | null, name: string | null) =>
  id ? { id, name: name ?? 'No name', detail: '' } : null

/** Name, address, role and ties of a user. A change of role ends their sessions. */
export function UserForm({ user }: { user: UserDetail }) {
  const router = useRouter()
  const form = useApiForm({
    schema,
    values: {
      firstName: user.firstName,
      lastName: user.lastName,
      email: user.email,
      role: user.role,
      contact: tie(user.contact, user.contactName),
      agency: tie(user.agency, user.agencyName),
    },
    updatedAt: user.updatedAt,
    submit: (body, save) =>
      save((header) =>
        api.PATCH('/api/users/{id}', {
          params: { path: { id: user.id }, header },
          body: { ...body, ...tiesToSend(body) },
        }),
      ),
    onDone: router.refresh,
  })
  return (
    <ApiForm form={form} className="flex flex-col gap-4 rounded border border-edge bg-surface p-4">
      <PersonFields form={form} />
      <RoleFields
        role={form.watch('role')}
        field={form.field('role')}
        picker={(name, props) => <PickerField key={name} form={form} name={name} {...props} />}
      />
      <FormButtons form={form} submit="Save" saved="Saved." />
    </ApiForm>
  )
}
