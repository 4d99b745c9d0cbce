'use client'
import * as z from 'zod/mini'
import { answerOf, api } from '../../../ui/api-client/client'
import { Dialog } from '../../../ui/components/Dialog'
import { ApiForm, FormButtons } from '../../../ui/forms/ApiForm'
import { PASSWORD_HINT, PasswordField } from '../../../ui/forms/Field'
import { NO_PERSON, personFields, PersonFields } from '../../../ui/forms/PersonFields'
import { newPassword } from '../../../ui/forms/schemas'
import { PickerField } from '../../../ui/forms/PickerField'
import { useApiForm } from '../../../ui/forms/useApiForm'
import { RoleFields, tieFields, tiesToSend } from './RoleFields'

const schema = z.object({ ...personFields, ...tieFields, password: newPassword() })

/** A user with a password that an administrator chooses; who can be written to is better invited. */
export function NewUserDialog({ onMade, onClose }: { onMade: (id: string) => void; onClose: () => void }) {
  const form = useApiForm({
    schema,
    values: { ...NO_PERSON, role: 'client', contact: null, agency: null, password: '' },
    submit: (body) => answerOf(api.POST('/api/users', { body: { ...body, ...tiesToSend(body) } })),
    onDone: ({ doc }) => onMade(doc.id),
  })
  return (
    <Dialog title="Add user" onClose={onClose}>
      <ApiForm form={form}>
        <p className="text-15 text-ink-soft">
          You choose the password and pass it on. Somebody with an e-mail address is better invited: then
          nobody else knows it.
        </p>
        <PersonFields form={form} />
        <RoleFields
          role={form.watch('role')}
          field={form.field('role')}
          picker={(name, props) => <PickerField key={name} form={form} name={name} {...props} />}
        />
        <PasswordField
          label="Password"
          hint={PASSWORD_HINT}
          {...form.field('password')}
          required
          autoComplete="new-password"
          minLength={12}
          maxLength={1000}
        />
        <FormButtons form={form} submit="Create user" busy="Creating …" onCancel={onClose} />
      </ApiForm>
    </Dialog>
  )
}
