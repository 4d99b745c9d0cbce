import { PgBoss } from 'pg-boss'

/** Makes the queue's tables, or brings them to the version of the package, as the owner of the database. */
export async function installQueue(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, max: 1, schedule: false, supervise: false })
  boss.on('error', () => undefined)
  await boss.start()
  await boss.stop({ graceful: false })
}
