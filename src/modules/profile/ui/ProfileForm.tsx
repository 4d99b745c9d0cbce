'use client'
import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import { send } from '../../../ui/api-client/send'
import { Field } from '../../../ui/forms/Field'
import { Button } from '../../../ui/components/Button'
import { Banner } from '../../../ui/components/Banner'

export type Profile = { firstName: string; lastName: string; phone: string | null; timeZone: string | null }
type Props = { profile: Profile; email: string; zones: readonly string[]; firmZone: string }

const zoneName = (zone: string): string => zone.replaceAll('_', ' ')

/** Name, phone and time zone of the person. The address is changed by an administrator, for it is the sign-in. */
export function ProfileForm({ profile, email, zones, firmZone }: Props) {
  const router = useRouter()
  const [failure, setFailure] = useState<string | null>(null)
  const [outcome, setOutcome] = useState('')
  const [phone, setPhone] = useState(profile.phone ?? '')
  const [waiting, setWaiting] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const word = (name: string) => String(form.get(name) ?? '').trim()
    setWaiting(true)
    const answer = await send<{ doc: Profile }>('PUT', '/api/users/me/profile', {
      firstName: word('firstName'),
      lastName: word('lastName'),
      phone: phone.trim() || null,
      timeZone: word('timeZone') || null,
    })
    setWaiting(false)
    setFailure(answer.ok ? null : answer.message)
    setOutcome(answer.ok ? 'Saved.' : '')
    if (!answer.ok) return
    setPhone(answer.body.doc.phone ?? '')
    router.refresh()
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4 rounded border border-edge bg-surface p-4">
      <Field
        label="E-mail address"
        type="email"
        value={email}
        readOnly
        className="bg-sunken"
        hint="You sign in with it. An administrator can change it."
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label="First name"
          name="firstName"
          defaultValue={profile.firstName}
          required
          maxLength={100}
          autoComplete="given-name"
        />
        <Field
          label="Last name"
          name="lastName"
          defaultValue={profile.lastName}
          required
          maxLength={100}
          autoComplete="family-name"
        />
      </div>
      <Field
        label="Phone"
        type="tel"
        value={phone}
        onChange={(event) => setPhone(event.target.value)}
        maxLength={40}
        autoComplete="tel"
        hint="Numbers from outside the United States with their country, such as +44 20 7946 0958."
      />
      <label className="block text-15 font-medium">
        Time zone
        <select
          name="timeZone"
          defaultValue={profile.timeZone ?? ''}
          className="control mt-1 block min-h-11 w-full px-3 text-[1rem] font-normal"
        >
          <option value="">The firm’s: {zoneName(firmZone)}</option>
          {zones.map((zone) => (
            <option key={zone} value={zone}>
              {zoneName(zone)}
            </option>
          ))}
        </select>
      </label>
      {failure ? <Banner kind="failure">{failure}</Banner> : null}
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" look="primary" disabled={waiting}>
          {waiting ? 'Saving …' : 'Save'}
        </Button>
        <p role="status" className="text-15 text-ink-soft">
          {outcome}
        </p>
      </div>
    </form>
  )
}
