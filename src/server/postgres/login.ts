import { createHmac } from 'node:crypto'
import pg from 'pg'

/**
 * The role that the embedded platform serves as: no superuser, owner of nothing. Whatever hole there
 * were in a statement, it could neither drop a table nor switch a trigger off. The owner migrates.
 */
export const LOGIN_ROLE = 'peak_login'

/** Its password follows from the owner's, from which nobody gets back to that one. */
const loginPassword = (ownerPassword: string): string =>
  createHmac('sha256', ownerPassword).update(LOGIN_ROLE).digest('base64url')

/** The same server and database, for the login role. */
export function loginUrlOf(ownerUrl: string): string {
  const url = new URL(ownerUrl)
  url.password = loginPassword(decodeURIComponent(url.password))
  url.username = LOGIN_ROLE
  return url.href
}

/** Makes the login role of a server, or brings an existing one back to what it may be. */
export async function ensureLogin(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    // Also where the server is told not to wait for the disk: a server without the role lets nobody in.
    await client.query('set synchronous_commit to on')
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [LOGIN_ROLE])
    const password = pg.escapeLiteral(new URL(loginUrlOf(ownerUrl)).password)
    await client.query(
      `${rowCount ? 'alter' : 'create'} role ${LOGIN_ROLE} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password ${password}`,
    )
  } finally {
    await client.end()
  }
}

const SCHEMAS = 'public, peak, pgboss'

/** What the platform does with its tables when it serves: it reads and writes rows, and changes no table. */
export async function grantTo(client: pg.ClientBase, role: string): Promise<void> {
  const name = pg.escapeIdentifier(role)
  await client.query(`
    grant usage on schema ${SCHEMAS} to ${name};
    grant select, insert, update, delete on all tables in schema ${SCHEMAS} to ${name};
    grant usage, select on all sequences in schema ${SCHEMAS} to ${name};
    grant execute on all functions in schema ${SCHEMAS} to ${name};
    revoke update, delete on audit_logs from ${name};
    revoke insert, update, delete on payload_migrations from ${name};
  `)
}
