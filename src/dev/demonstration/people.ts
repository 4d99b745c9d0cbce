import type { Payload } from 'payload'
import type { Role } from '../../core/access/matrix'
import { databaseOf } from '../../core/database/database'
import { inTransaction } from '../../core/database/sql'
import { settings, SettingsError } from '../../core/env'
import { writeFirm } from '../../core/settings/firm'

/** What the start prints for a demonstration. */
export type SignIns = { emails: string[]; password: string }

const PEOPLE: { name: string; role: Role; firstName: string; lastName: string }[] = [
  { name: 'admin', role: 'admin', firstName: 'Avery', lastName: 'Lindholm' },
  { name: 'coordinator', role: 'coordinator', firstName: 'Dana', lastName: 'Whitfield' },
  { name: 'client', role: 'client', firstName: 'Martin', lastName: 'Okafor' },
  { name: 'thirdparty', role: 'third_party', firstName: 'Ellen', lastName: 'Marsh' },
  { name: 'agency', role: 'agency', firstName: 'Rosa', lastName: 'Lindqvist' },
]

const FIRM = {
  legalName: 'Peak 1031 Exchange Services, Inc.',
  shortName: 'Peak 1031',
  address: { line: '500 Example Street, Suite 210', city: 'Reno', state: 'NV', postalCode: '89501' },
  phone: '+17755550142',
  email: 'exchanges@peak1031.example',
}

export const demoEmail = (name: string) => `${name}@peak1031.example`

/**
 * The demonstration's sign-ins have a published password: a platform in production does not start on a
 * database that holds them.
 * @throws SettingsError
 */
export async function assertNoDemoUsers(payload: Payload): Promise<void> {
  if (settings().DEMO === 'on') return
  const found = await databaseOf(payload).read(
    'select 1 from users where active and lower(email) = any($1) limit 1',
    [PEOPLE.map(({ name }) => demoEmail(name))],
  )
  if (found.length > 0)
    throw new SettingsError(
      'DEMO=off does not start on the database of a demonstration, whose sign-ins have a published password: give it another DATABASE_URL or DATA_DIR.',
    )
}

async function hasUsers(payload: Payload): Promise<boolean> {
  return (await databaseOf(payload).read('select 1 from users limit 1', [])).length > 0
}

async function createUser(
  payload: Payload,
  data: { email: string; password: string; role: Role; firstName: string; lastName: string; agency?: string },
): Promise<void> {
  await payload.create({
    collection: 'users',
    data: { ...data, displayName: `${data.firstName} ${data.lastName}`, active: true },
    overrideAccess: true,
  })
}

/**
 * The first people of an empty platform: the administrator of the settings, and in demonstration
 * one person for each role. A demonstration's sign-ins exist nowhere else.
 */
export async function firstPeople(payload: Payload): Promise<SignIns | null> {
  const { DEMO, DEMO_PASSWORD, ADMIN_EMAIL, ADMIN_PASSWORD } = settings()
  const signIns =
    DEMO === 'on' ? { emails: PEOPLE.map(({ name }) => demoEmail(name)), password: DEMO_PASSWORD } : null
  if (await hasUsers(payload)) return signIns
  if (ADMIN_EMAIL && ADMIN_PASSWORD)
    await createUser(payload, {
      email: ADMIN_EMAIL,
      password: ADMIN_PASSWORD,
      role: 'admin',
      firstName: 'First',
      lastName: 'Administrator',
    })
  if (!signIns) return null
  await inTransaction(databaseOf(payload), (sql) => writeFirm(sql, FIRM))
  const agency = await payload.create({
    collection: 'agencies',
    data: { name: 'Lindqvist Realty Partners' },
    overrideAccess: true,
  })
  for (const { name, ...person } of PEOPLE) {
    await createUser(payload, {
      ...person,
      email: demoEmail(name),
      password: DEMO_PASSWORD,
      ...(person.role === 'agency' ? { agency: agency.id } : {}),
    })
  }
  return signIns
}
