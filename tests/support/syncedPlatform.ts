import { startOfflineServer } from '../../src/dev/practicepanther/server'
import { signIn } from './api'
import { migratedDatabase, poolOn } from './database'
import { ADMIN, API_ONLY, startPlatform } from './platform'
import { today } from './today'
import { until } from './wait'

/** The real platform beside an offline firm, synced once, with the administrator signed in. */
export async function platformOnFirm() {
  const server = await startOfflineServer({
    firm: 'small',
    seed: 7,
    anchor: today,
    clientId: 'c',
    clientSecret: 's',
    refreshToken: 'first',
  })
  const database = await migratedDatabase()
  const pool = poolOn(database)
  const settings = {
    ...API_ONLY,
    DATABASE_URL: database,
    PP_BASE_URL: server.url,
    PP_CLIENT_ID: 'c',
    PP_CLIENT_SECRET: 's',
    PP_REFRESH_TOKEN: 'first',
  }
  const rows = async <R extends object>(text: string, values: unknown[] = []): Promise<R[]> =>
    (await pool.query<R>(text, values)).rows
  let platform = await startPlatform(settings)
  let admin = await signIn(platform.url, ADMIN.email, ADMIN.password)
  const settled = () =>
    until(
      'no run goes on',
      async () => (await rows(`select 1 from sync_runs where status = 'RUNNING'`)).length === 0,
    )
  await admin.post('/api/sync/all', undefined)
  await settled()
  return {
    server,
    rows,
    settled,
    admin: () => admin,
    url: () => platform.url,
    /** Ends the process with a signal and starts it again on the same database. */
    restart: async (signal: NodeJS.Signals) => {
      platform.kill(signal)
      await platform.exited
      platform = await startPlatform(settings)
      admin = await signIn(platform.url, ADMIN.email, ADMIN.password)
    },
    close: () => server.close(),
  }
}
