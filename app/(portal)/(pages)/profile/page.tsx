import type { Metadata } from 'next'
import { sqlOn } from '@/src/core/database/sql'
import { settings } from '@/src/core/env'
import { readChoices } from '@/src/modules/notifications'
import { requireActor } from '@/src/portal/session'
import { hasAvatar } from '@/src/modules/profile'
import { ButtonLink } from '@/src/ui/components/Button'
import { PageTitle, Section } from '@/src/ui/components/Page'
import { ChoicesPart } from '@/src/modules/profile/ui/ChoicesPart'
import { PicturePart } from '@/src/modules/profile/ui/PicturePart'
import { ProfileForm, type Profile } from '@/src/modules/profile/ui/ProfileForm'

export const metadata: Metadata = { title: 'Profile' }

const OWN = `select first_name as "firstName", last_name as "lastName", phone, time_zone as "timeZone" from users where id = $1`

/** What is the person's own: name, phone, time zone, picture, and what they are notified of. */
export default async function ProfilePage() {
  const { actor, person, db } = await requireActor()
  const sql = sqlOn(db)
  const [[own], choices, picture] = await Promise.all([
    sql.query<Profile>(OWN, [actor.id]),
    readChoices(sql, actor.id),
    hasAvatar(sql, actor.id),
  ])
  const profile = own ?? { firstName: '', lastName: '', phone: null, timeZone: null }
  const initials = [profile.firstName, profile.lastName]
    .map((name) => name[0] ?? '')
    .join('')
    .toUpperCase()
  return (
    <>
      <PageTitle
        title="Profile"
        lead="Your details, and what you are notified about."
        action={<ButtonLink href="/profile/security">Password and security</ButtonLink>}
      />
      <div className="grid gap-8 xl:grid-cols-2">
        <Section title="About you" id="about">
          <ProfileForm
            profile={profile}
            email={person.email}
            zones={Intl.supportedValuesOf('timeZone')}
            firmZone={settings().PP_FIRM_TIME_ZONE}
          />
        </Section>
        <div className="flex flex-col gap-8">
          <Section title="Picture" id="picture">
            <PicturePart initials={initials} has={picture} />
          </Section>
          <Section title="Notifications" id="notifications">
            <ChoicesPart role={actor.role} first={choices} />
          </Section>
        </div>
      </div>
    </>
  )
}
