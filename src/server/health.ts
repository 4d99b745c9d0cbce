import type { ServerResponse } from 'node:http'
import type { Payload } from 'payload'
import { databaseOf } from '../core/database/database'
import { queueIsRunning } from '../core/queue/boss'
import { sendJson } from './http/answer'
import { isMigrated } from './migrate'

type Check = 'ok' | 'failed'

async function check(work: () => Promise<boolean>): Promise<Check> {
  const timeout = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 3000).unref())
  try {
    return (await Promise.race([work(), timeout])) ? 'ok' : 'failed'
  } catch {
    return 'failed'
  }
}

/** The process is there. */
export function sendLive(res: ServerResponse): void {
  sendJson(res, 200, { status: 'ok' })
}

/** The platform can do its work: database, migrations, queue. No detail: nobody is signed in here. */
export async function sendReady(res: ServerResponse, payload: Payload): Promise<void> {
  const database = await check(async () => (await databaseOf(payload).read('select 1', [])).length === 1)
  const [migrations, queue] =
    database === 'ok'
      ? await Promise.all([check(() => isMigrated(payload)), check(async () => queueIsRunning())])
      : (['failed', 'failed'] as const)
  const ready = [database, migrations, queue].every((state) => state === 'ok')
  sendJson(res, ready ? 200 : 503, { status: ready ? 'ok' : 'unavailable' })
}
