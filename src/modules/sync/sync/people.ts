import { emailKey } from '../../../core/emailAddress'
import type { Sql } from '../../../core/database/sql'
import type { PersonRef } from '../mapping/matters'

/** A sign-in of this platform that a PracticePanther user was recognized as. */
export type MatchedUser = { id: string; name: string; role: string }

/**
 * PracticePanther's users never become sign-ins: they are matched to active users by e-mail,
 * ignoring case (contract section 7).
 */
export class PeopleMatcher {
  private constructor(
    private readonly byEmail: Map<string, MatchedUser>,
    private readonly emailById: Map<string, string>,
  ) {}

  static async load(sql: Sql): Promise<PeopleMatcher> {
    const users = await sql.query<MatchedUser & { email: string }>(
      `select id, email, display_name as name, role::text as role from users where active`,
    )
    const sources = await sql.query<{ id: string; email: string }>(
      `select id, email from peak.pp_users where email is not null`,
    )
    return new PeopleMatcher(
      new Map(users.map(({ email, ...user }) => [emailKey(email), user])),
      new Map(sources.map(({ id, email }) => [id, emailKey(email)])),
    )
  }

  /** The sign-ins among some PracticePanther users, in their order, each once. */
  match(refs: readonly PersonRef[]): MatchedUser[] {
    const found = refs.map((ref) =>
      this.byEmail.get(ref.email ? emailKey(ref.email) : (this.emailById.get(ref.id) ?? '')),
    )
    return [...new Set(found.filter((user) => user !== undefined))]
  }
}

/** Staff can coordinate; anybody else among the users only takes part. */
export const canCoordinate = (user: MatchedUser) => user.role === 'admin' || user.role === 'coordinator'
