import { Database } from '../src/core/database/database'
import { DatabasePool } from '../src/core/database/pool'
import { rotateKey } from '../src/core/crypto/rotate'
import { inTransaction } from '../src/core/database/sql'
import { settings } from '../src/core/env'

/**
 * `npm run rotate:key`: encrypts every stored secret with `ENCRYPTION_KEY` instead of
 * `ENCRYPTION_KEY_PREVIOUS`. Start the platform with both, run this, then drop the old one.
 */
const say = (line: string) => process.stdout.write(`${line}\n`)

async function main(): Promise<void> {
  const { DATABASE_URL, ENCRYPTION_KEY, ENCRYPTION_KEY_PREVIOUS } = settings()
  if (!DATABASE_URL)
    throw new Error('DATABASE_URL is needed: the key of a demonstration stays in its data folder.')
  if (!ENCRYPTION_KEY || !ENCRYPTION_KEY_PREVIOUS)
    throw new Error('Set ENCRYPTION_KEY to the new key and ENCRYPTION_KEY_PREVIOUS to the old one.')
  const pool = new DatabasePool({ connectionString: DATABASE_URL, max: 1 })
  try {
    const count = await inTransaction(new Database(pool), rotateKey)
    say(
      `  ${count} stored secrets are encrypted with the new key. ENCRYPTION_KEY_PREVIOUS is no longer needed once every process runs with the new one.`,
    )
  } finally {
    await pool.end()
  }
}

main().catch((error: unknown) => {
  say(`  Nothing was changed. ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
})
