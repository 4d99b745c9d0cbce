import { ROLES } from '../../core/access/matrix'
import type { RecordedEvent } from '../../core/events/afterCommit'
import type { Sql } from '../../core/database/sql'
import type { PlatformSettings } from '../../core/settings/store'
import { ROLE_NAMES } from '../../core/terms'
import { alertAdmins } from '../notifications'

/** What administrators are told when one of them changes who may do what. */

type Recorded = Pick<RecordedEvent, 'before' | 'after'>
type User = { name: string; role: string; invited: boolean }

const USER = `select u.display_name as name, u.role::text as role, exists (select 1 from invitations i where i.user_id = u.id) as invited
  from users u where u.id = $1`

const roleName = (value: unknown): string => {
  const role = ROLES.find((name) => name === value)
  return role ? ROLE_NAMES[role] : 'no role'
}

/** Whether a recorded change of a user may concern their rights. */
export const concernsRights = ({ before, after }: Partial<Recorded>): boolean =>
  before ? 'role' in before || after?.['active'] === true : after?.['role'] === 'admin'

/** The first people of a platform are made by nobody, and nobody is told of them. */
const isFirstPerson = ({ user, before }: RecordedEvent, { invited }: User) => !before && !user && !invited

function changeOfRights({ before, after }: Recorded, { role }: User): string | null {
  if (!before) return 'is a new administrator'
  const changes = [
    ...('role' in before ? [`${roleName(before['role'])} became ${roleName(after?.['role'])}`] : []),
    ...(role === 'admin' && after?.['active'] === true ? ['is an active administrator again'] : []),
  ]
  return changes.length > 0 ? changes.join(', ') : null
}

async function alertOfRights(sql: Sql, id: string | null, changeOf: (user: User) => string | null) {
  const [user] = await sql.query<User>(USER, [id])
  const change = user && changeOf(user)
  if (user && change)
    await alertAdmins(sql, {
      title: 'Rights of a user changed',
      body: `${user.name}: ${change}.`,
      link: '/users',
    })
}

/** Somebody became an administrator, is one no longer, or may sign in as one again. */
export const alertOfPrivileges = (sql: Sql, event: RecordedEvent): Promise<void> =>
  alertOfRights(sql, event.entityId, (user) =>
    isFirstPerson(event, user) ? null : changeOfRights(event, user),
  )

/** An administrator took the second factor of another one away. */
export async function alertOfResetFactor(sql: Sql, { user: by, after }: RecordedEvent): Promise<void> {
  const [admin] = await sql.query<User>(USER, [by])
  await alertOfRights(sql, String(after?.['of']), () =>
    after?.['role'] === 'admin'
      ? `the second factor of this administrator was removed by ${admin?.name ?? 'an administrator'}`
      : null,
  )
}

type Policy = Partial<Pick<PlatformSettings, 'requireSecondFactor' | 'trustedDevices'>>

/** In what less is asked of sign-ins than before. */
function loosened(before: Policy, after: Policy): string[] {
  const spared = (before.requireSecondFactor ?? []).filter(
    (role) => !(after.requireSecondFactor ?? []).includes(role),
  )
  return [
    ...(spared.length > 0
      ? [`no second factor is asked any more of: ${spared.join(', ').replaceAll('_', ' ')}`]
      : []),
    ...(after.trustedDevices && !before.trustedDevices
      ? ['browsers may be trusted with the second factor for thirty days']
      : []),
  ]
}

/** An administrator asks less of sign-ins than before. */
export async function alertOfPolicy(sql: Sql, { user, before, after }: RecordedEvent): Promise<void> {
  const changes = loosened(before ?? {}, after ?? {})
  if (changes.length === 0) return
  const [admin] = await sql.query<User>(USER, [user])
  await alertAdmins(sql, {
    title: 'Less is asked of sign-ins',
    body: `${admin?.name ?? 'An administrator'} changed the settings: ${changes.join('; ')}.`,
    link: '/settings',
  })
}
