import type { Actor } from '../../core/access/actor'
import { isStaff, type Role } from '../../core/access/matrix'
import type { Sql } from '../../core/database/sql'
import { emailForms, isEmailAddress } from '../../core/emailAddress'
import { ConflictError, InvalidInputError, ForbiddenError, DomainRuleError } from '../../core/errors'
import { splitName } from '../../ui/format/names'

/** Who is to be invited, and to what. */
export type Guest = {
  email: string
  role: Role
  firstName: string
  lastName: string
  contact: string | null
  agency: string | null
  exchange: string | null
}

/** A guest as they may be asked for: what is not said of a client is their contact's. */
export type AskedGuest = Omit<Guest, 'email' | 'firstName' | 'lastName'> &
  Partial<Record<'email' | 'firstName' | 'lastName', string | undefined>>

type Known = {
  email: string | null
  first: string | null
  last: string | null
  /** The whole name, unless it is that of a company or an account. */
  whole: string | null
}

/** A contact's name in two parts; one that came whole is divided before its last word. */
const nameOf = ({ first, last, whole }: Known): { firstName: string; lastName: string } =>
  first && last ? { firstName: first, lastName: last } : splitName(whole ?? '')

/** Completes a guest from their contact. @throws DomainRuleError where the contact has no address, or no name of a person */
export async function personOf(
  sql: Sql,
  { email, firstName, lastName, ...asked }: AskedGuest,
): Promise<Guest> {
  if (email && firstName && lastName) return { ...asked, email, firstName, lastName }
  const [known] = await sql.query<Known>(
    `select lower(email) as email, first_name as first, last_name as last,
      case when display_name is distinct from company and display_name is distinct from account_name and company is null then display_name end as whole
    from contacts where id = $1 and archived is not true`,
    [asked.contact],
  )
  if (!known) throw new DomainRuleError('There is no such contact.', 'no-such-contact', 'contact')
  const name = nameOf(known)
  const guest = {
    ...asked,
    email: email ?? known.email ?? '',
    firstName: firstName ?? name.firstName.slice(0, 100),
    lastName: lastName ?? name.lastName.slice(0, 100),
  }
  if (!isEmailAddress(guest.email))
    throw new DomainRuleError('This contact has no e-mail address to invite.', 'email-needed', 'email')
  if (!guest.firstName || !guest.lastName)
    throw new DomainRuleError(
      'Say the first and last name of the person who signs in for this contact.',
      'name-needed',
      'firstName',
    )
  return guest
}

/**
 * Whom a role may invite: an administrator anybody; a coordinator people from outside the firm, to
 * an exchange, and an administrator approves it.
 */
export function assertMayInvite(actor: Actor, { role, exchange }: Pick<Guest, 'role' | 'exchange'>): void {
  if (actor.role === 'admin') return
  if (isStaff(role)) throw new ForbiddenError()
  if (!exchange)
    throw new DomainRuleError(
      'Say to which exchange: an administrator invites people to the platform as such.',
      'exchange-needed',
      'exchange',
    )
}

/** Rejected for an address that has a sign-in already. */
export async function assertNewEmail(sql: Sql, email: string): Promise<void> {
  const [user] = await sql.query<{ active: boolean }>(
    'select active from users where lower(email) = any($1)',
    [emailForms(email)],
  )
  if (user?.active) throw new ConflictError('This address has a sign-in already.', 'has-sign-in')
  if (user)
    throw new ConflictError(
      'This address belongs to a deactivated sign-in: activate that one.',
      'deactivated',
    )
}

/** The one contact with this address; several are as good as none, for nobody knows which is meant. */
async function contactWith(sql: Sql, email: string): Promise<string | null> {
  const found = await sql.query<{ id: string }>(
    'select id from contacts where lower(email) = any($1) and archived is not true limit 2',
    [emailForms(email)],
  )
  return found.length === 1 ? (found[0]?.id ?? null) : null
}

const exists = async (sql: Sql, table: 'contacts' | 'agencies', id: string): Promise<boolean> =>
  (await sql.query(`select 1 from ${table} where id = $1`, [id])).length > 0

async function contactOf(sql: Sql, { role, contact, email }: Guest): Promise<string | null> {
  if (contact && isStaff(role)) throw new InvalidInputError('Staff belong to no contact.', 'contact')
  if (contact && !(await exists(sql, 'contacts', contact)))
    throw new DomainRuleError('There is no such contact.', 'no-such-contact', 'contact')
  if (contact || role !== 'client') return contact
  const found = await contactWith(sql, email)
  if (!found)
    throw new DomainRuleError(
      'Say which contact this client is: there is not exactly one with this address.',
      'contact-needed',
      'contact',
    )
  return found
}

async function agencyOf(sql: Sql, { role, agency }: Guest): Promise<string | null> {
  if (role !== 'agency') {
    if (agency) throw new InvalidInputError('Only the role agency belongs to an agency.', 'agency')
    return null
  }
  if (!agency) throw new DomainRuleError('Say for which agency this person works.', 'agency-needed', 'agency')
  if (!(await exists(sql, 'agencies', agency)))
    throw new DomainRuleError('There is no such agency.', 'no-such-agency', 'agency')
  return agency
}

/** The guest with the contact and the agency that the role takes. @throws DomainRuleError when one is missing */
export async function tied(sql: Sql, guest: Guest): Promise<Guest> {
  return { ...guest, contact: await contactOf(sql, guest), agency: await agencyOf(sql, guest) }
}
