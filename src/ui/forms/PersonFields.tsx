'use client'
import { Field } from './Field'
import { email, requiredText } from './schemas'
import type { FieldProps } from './useApiForm'

/** The part of a schema that names a person and their address. */
export const personFields = {
  firstName: requiredText('Enter the first name.', 100),
  lastName: requiredText('Enter the last name.', 100),
  email: email(),
}
export const NO_PERSON = { firstName: '', lastName: '', email: '' }

type Name = keyof typeof NO_PERSON
type Props = { form: { field: (name: Name) => FieldProps } }

/** Name and e-mail address of somebody else. */
export function PersonFields({ form }: Props) {
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="First name" {...form.field('firstName')} required maxLength={100} autoComplete="off" />
        <Field label="Last name" {...form.field('lastName')} required maxLength={100} autoComplete="off" />
      </div>
      <Field
        label="E-mail address"
        {...form.field('email')}
        type="email"
        required
        maxLength={320}
        autoComplete="off"
        autoCapitalize="none"
      />
    </>
  )
}
