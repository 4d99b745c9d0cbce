import path from 'node:path'
import { parseArgs } from 'node:util'
import { Database } from '../src/core/database/database'
import { DatabasePool } from '../src/core/database/pool'
import { sqlOn } from '../src/core/database/sql'
import { fillToScale } from '../src/dev/demonstration/scale'
import { ownerUrl, provideSettings, settings } from '../src/core/env'
import { startEmbeddedPostgres } from '../src/server/postgres/embedded'
import { localSecrets } from '../src/server/secrets'

/** `npm run seed:scale -- --exchanges 10000`: synthetic data at a size, into the platform's database. */
const say = (line: string) => process.stdout.write(`${line}\n`)

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { exchanges: { type: 'string', default: '10000' } } })
  const exchanges = Number(values.exchanges)
  if (!Number.isSafeInteger(exchanges) || exchanges < 1 || exchanges > 1_000_000)
    throw new Error('--exchanges must be a whole number from 1 to 1,000,000.')
  const { DATABASE_URL, DATA_DIR } = settings()
  const folder = path.resolve(DATA_DIR)
  if (!DATABASE_URL) {
    const database = await startEmbeddedPostgres({
      folder: path.join(folder, 'postgres'),
      password: localSecrets(folder).databasePassword,
    })
    provideSettings({ DATABASE_URL: database.url, DATABASE_OWNER_URL: database.ownerUrl })
  }
  const pool = new DatabasePool({ connectionString: ownerUrl(), max: 1 })
  const sql = sqlOn(new Database(pool))
  const [coordinator] = await sql
    .query<{ id: string }>(
      `select id from users where role = 'coordinator' and active order by created_at limit 1`,
    )
    .catch(() => [])
  if (!coordinator)
    throw new Error('The database has no coordinator yet: start the platform once (npm start), then seed it.')
  await fillToScale(sql, exchanges, coordinator.id, (what, count) =>
    say(`  ${count.toLocaleString('en-US')} ${what}`),
  )
  await pool.end()
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    say(`  ${error instanceof Error ? error.message : String(error)}`)
    process.exit(1)
  },
)
