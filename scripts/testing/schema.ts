import { readdirSync, readFileSync } from 'node:fs'
import { getPayload } from 'payload'
import config from '../../payload.config'

/**
 * Compares the tables that the collections ask for with the newest snapshot of the migrations, as
 * `payload migrate:create` would, but without asking anything and without a database.
 */
async function missingStatements(): Promise<string[]> {
  const payload = await getPayload({ config, disableDBConnect: true, disableOnInit: true, cron: false })
  const { generateDrizzleJson, generateMigration } = payload.db.requireDrizzleKit()
  const newest = readdirSync('migrations')
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .at(-1)
  if (!newest) throw new Error('There is no snapshot in migrations/.')
  const before: unknown = JSON.parse(readFileSync(`migrations/${newest}`, 'utf8'))
  const after: unknown = await generateDrizzleJson(payload.db.schema)
  return Reflect.apply(generateMigration, null, [before, after])
}

const statements = await missingStatements()
for (const statement of statements) process.stdout.write(`  missing: ${statement}\n`)
process.exit(statements.length === 0 ? 0 : 1)
