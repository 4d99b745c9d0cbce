'use client'
import { useRouter } from 'next/navigation'
import * as z from 'zod/mini'
import { answerOf, api } from '../../../ui/api-client/client'
import { SelectField } from '../../../ui/components/SelectField'
import { ApiForm, FormButtons } from '../../../ui/forms/ApiForm'
import { Field } from '../../../ui/forms/Field'
import { optionalText, requiredText } from '../../../ui/forms/schemas'
import { useApiForm } from '../../../ui/forms/useApiForm'

export type Profile = { firstName: string; lastName: string; phone: string | null; timeZone: string | null }
type Props = { profile: Profile; email: string; zones: readonly string[]; firmZone: string }

const schema = z.object({
  firstName: requiredText('Enter your first name.', 100),
  lastName: requiredText('Enter your last name.', 100),
  phone: optionalText(40),
  timeZone: optionalText(64),
})

const zoneName = (zone: string): string => zone.replaceAll('_', ' ')

/** Name, phone and time zone of the person. The address is changed by an administrator, for it is the sign-in. */
export function ProfileForm({ profile, email, zones, firmZone }: Props) {
  const router = useRouter()
  const form = useApiForm({
    schema,
    values: {
      firstName: profile.firstName,
      lastName: profile.lastName,
      phone: profile.phone ?? '',
      timeZone: profile.timeZone ?? '',
    },
    submit: (body) => answerOf(api.PUT('/api/users/me/profile', { body })),
    onDone: ({ doc }) => {
      // As the platform writes the number.
      form.setValue('phone', doc.phone ?? '')
      router.refresh()
    },
  })

  return (
    <ApiForm form={form} className="flex flex-col gap-4 rounded border border-edge bg-surface p-4">
      <Field
        label="E-mail address"
        type="email"
        value={email}
        readOnly
        className="bg-sunken"
        hint="You sign in with it. An administrator can change it. People in exchanges that you coordinate see it, and your phone number."
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label="First name"
          {...form.field('firstName')}
          required
          maxLength={100}
          autoComplete="given-name"
        />
        <Field
          label="Last name"
          {...form.field('lastName')}
          required
          maxLength={100}
          autoComplete="family-name"
        />
      </div>
      <Field
        label="Phone"
        {...form.field('phone')}
        type="tel"
        maxLength={40}
        autoComplete="tel"
        hint="Numbers from outside the United States with their country code, such as +44 20 7946 0958."
      />
      <SelectField label="Time zone" {...form.field('timeZone')}>
        <option value="">The firm’s: {zoneName(firmZone)}</option>
        {zones.map((zone) => (
          <option key={zone} value={zone}>
            {zoneName(zone)}
          </option>
        ))}
      </SelectField>
      <FormButtons form={form} submit="Save" saved="Saved." />
    </ApiForm>
  )
}
