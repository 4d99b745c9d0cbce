import type { PayloadRequest } from 'payload'
import { InvalidInputError, DomainRuleError } from '../../core/errors'
import { checkNewPassword, SHORTEST_PASSWORD } from '../auth'
import { sqlOf } from '../../core/database/sql'

type UserData = {
  id?: string
  phone?: string | null
  firstName?: string | null
  lastName?: string | null
  email?: string | null
  role?: string | null
  active?: boolean | null
}

/** What a person is called on screen: the name, or the address while there is none. */
export function displayNameOf(user: UserData): string {
  return [user.firstName, user.lastName].filter(Boolean).join(' ').trim() || user.email || ''
}

const isActiveAdmin = (user: UserData) => user.role === 'admin' && user.active === true

/**
 * A firm without an administrator could never be administered again, so the last one stays, and
 * nobody takes their own administrator role away.
 */
export async function assertAdminRemains(
  req: PayloadRequest,
  data: UserData,
  original: UserData | undefined,
): Promise<void> {
  if (!original || !isActiveAdmin(original) || isActiveAdmin({ ...original, ...data })) return
  if (req.user?.id === original.id)
    throw new DomainRuleError('You cannot take away your own administrator role.', 'own-admin-role', 'role')
  const sql = await sqlOf(req)
  // All of them, in one order: of two who take each other's role away at once, the second finds itself the last.
  const admins = await sql.query<{ id: string }>(
    `select id from users where role = 'admin' and active order by id for no key update`,
  )
  if (!admins.some(({ id }) => id !== original.id))
    throw new DomainRuleError('The firm needs at least one active administrator.', 'last-admin', 'role')
}

/**
 * A password is set by an administrator for others; one's own is changed where the old one is asked
 * for, never by a plain change of the record, an administrator's neither. The platform itself (the first administrator, the people of the
 * demonstration) is held to the length alone, which the settings check.
 */
export function checkPassword(
  req: PayloadRequest,
  data: UserData & { password?: unknown },
  own: boolean,
): void {
  const { password } = data
  if (password === undefined || password === null) return
  if (req.user && !own && (req.user.role !== 'admin' || req.user.id === data.id))
    throw new DomainRuleError(
      'Your password is changed on your security page.',
      'password-not-here',
      'password',
    )
  if (typeof password !== 'string') throw new InvalidInputError('A password is a text.', 'password')
  if (req.user)
    checkNewPassword(password, [
      data.email ?? '',
      data.firstName ?? '',
      data.lastName ?? '',
      data.phone ?? '',
    ])
  else if (password.length < SHORTEST_PASSWORD)
    throw new InvalidInputError(`A password has at least ${SHORTEST_PASSWORD} characters.`, 'password')
}
