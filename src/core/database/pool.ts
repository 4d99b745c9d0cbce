import pg from 'pg'
import { logger } from '../logging'

const ignore = () => undefined

/** Tables of collections are in `public`, also for a role that is called like another schema; operators of the search where the extension is. */
export const SEARCH_PATH = `select set_config('search_path', concat_ws(', ', 'public', (
  select quote_ident(n.nspname) from pg_catalog.pg_extension e join pg_catalog.pg_namespace n on n.oid = e.extnamespace
  where e.extname = 'pg_trgm' and n.nspname <> 'public')), false)`

/** A connection knows the plans of its statements, which the first five executions on it pay for: a quiet firm keeps them. */
const IDLE_MS = 10 * 60_000

/**
 * Every pool of the platform, Payload's own included: the one place that all connections come from.
 * A connection that is lost must not end the process, as an error without a listener does: neither
 * one that is idle, nor one that is in use, whose statement fails anyway.
 */
export class DatabasePool extends pg.Pool {
  constructor(options?: pg.PoolConfig) {
    // Waited for before anybody gets the connection: a name without a schema is a table of a collection,
    // whatever the role is called.
    super({
      idleTimeoutMillis: IDLE_MS,
      ...options,
      onConnect: (client: pg.ClientBase): unknown => client.query(SEARCH_PATH),
    })
    this.on('error', (error) => logger().warn({ err: error }, 'database connection lost'))
    this.on('acquire', (client) => {
      if (!client.listeners('error').includes(ignore)) client.on('error', ignore)
    })
  }
}

/** The driver as Payload's adapter takes it (its option `pg`), with our pool in place of its own. */
export const driver: typeof pg = { ...pg, Pool: DatabasePool }
