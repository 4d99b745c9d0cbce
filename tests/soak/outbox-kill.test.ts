import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { closePools, migratedDatabase } from '../support/database'
import { startMailServer } from '../support/mailServer'
import { outboxOn } from '../support/outbox'
import { API_ONLY, PRODUCTION, startPlatform, stopPlatforms } from '../support/platform'
import { until } from '../support/wait'

afterAll(async () => {
  await stopPlatforms()
  await closePools()
})

/** A mail server that greets and then says nothing any more. */
async function deafServer(): Promise<{ url: string; reached: () => boolean; close: () => void }> {
  let reached = false
  const server = createServer((socket) => {
    reached = true
    socket.on('error', () => undefined)
    socket.write('220 deaf ESMTP\r\n')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    url: `smtp://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`,
    reached: () => reached,
    close: () => void server.close(),
  }
}

test('a mail whose worker was killed while it was sent arrives once, and so does one that waited', async () => {
  const [deaf, server, database] = [await deafServer(), await startMailServer(), await migratedDatabase()]
  const first = await startPlatform({ ...API_ONLY, DATABASE_URL: database, SMTP_URL: deaf.url })
  const outbox = await outboxOn(database, { ...PRODUCTION, SMTP_URL: deaf.url })
  const queue = (to: string) =>
    outbox.write((sql) =>
      outbox.queueMail(sql, { to, subject: 'Hello', paragraphs: ['Hello'], kind: 'test' }),
    )
  const held = await queue('held@client.example')
  await until('the worker is sending', deaf.reached)
  first.kill('SIGKILL')
  await first.exited
  const waiting = await queue('waiting@client.example')
  expect([await outbox.rowOf(held), await outbox.rowOf(waiting)]).toMatchObject([
    { state: 'QUEUED', attempts: 1 },
    { state: 'QUEUED', attempts: 0 },
  ])
  await startPlatform({ ...API_ONLY, DATABASE_URL: database, SMTP_URL: server.url })
  const sent = (id: string, withinMs: number) =>
    until('it is sent', async () => (await outbox.rowOf(id))['state'] === 'SENT' || null, withinMs)
  await sent(waiting, 30_000)
  // Its job counts as lost after two minutes, and lost jobs are looked for every minute.
  await sent(held, 300_000)
  expect(server.mails.map((mail) => (mail.to instanceof Array ? '' : mail.to?.text)).toSorted()).toEqual([
    'held@client.example',
    'waiting@client.example',
  ])
  await outbox.close()
  deaf.close()
  await server.close()
})
