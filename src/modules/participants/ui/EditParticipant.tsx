'use client'
import * as z from 'zod/mini'
import { PERMISSIONS, ROLE_PERMISSIONS } from '../../../core/access/matrix'
import { api } from '../../../ui/api-client/client'
import { CheckField } from '../../../ui/components/SelectField'
import { ApiForm, FormButtons } from '../../../ui/forms/ApiForm'
import { Field } from '../../../ui/forms/Field'
import { optionalText } from '../../../ui/forms/schemas'
import { useApiForm } from '../../../ui/forms/useApiForm'
import { PERMISSION_NAMES, signInRoleOf, type Participant } from './types'

const schema = z.object({
  role: optionalText(100),
  view: z.boolean(),
  message: z.boolean(),
  upload: z.boolean(),
  manage: z.boolean(),
})

type Props = { participant: Participant; onDone: (outcome: string) => void; onBack: () => void }

/** Changes somebody's part and narrows what they may do: never beyond what their role has. */
export function EditParticipant({ participant, onDone, onBack }: Props) {
  const most = ROLE_PERMISSIONS[signInRoleOf(participant) ?? 'client']
  const has = (permission: (typeof PERMISSIONS)[number]) => participant.permissions.includes(permission)
  const form = useApiForm({
    schema,
    values: {
      role: participant.role ?? '',
      view: has('view'),
      message: has('message'),
      upload: has('upload'),
      manage: has('manage'),
    },
    updatedAt: participant.updatedAt,
    submit: ({ role, ...may }, save) =>
      save((header) =>
        api.PATCH('/api/exchange-participants/{id}', {
          params: { path: { id: participant.id }, header },
          body: { role, permissions: most.filter((permission) => may[permission]) },
        }),
      ),
    onDone: () => onDone('The change was saved.'),
  })
  return (
    <ApiForm
      form={form}
      label={`Change: ${participant.personName ?? 'participant'}`}
      className="flex flex-col gap-4 p-4"
    >
      <Field label="Their part in it" {...form.field('role')} maxLength={100} />
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 text-15 font-medium">What they may do</legend>
        {PERMISSIONS.filter((permission) => most.includes(permission)).map((permission) => (
          <CheckField key={permission} label={PERMISSION_NAMES[permission]} {...form.check(permission)} />
        ))}
      </fieldset>
      <FormButtons form={form} submit="Save" size="small" onCancel={onBack} />
    </ApiForm>
  )
}
