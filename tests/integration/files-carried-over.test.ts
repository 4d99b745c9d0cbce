import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type pg from 'pg'
import { beforeAll, expect, it } from 'vitest'
import { addDays } from '../../src/law/dates'
import { textAt, type Caller } from '../support/api'
import { firmDatabase, poolOn } from '../support/database'
import { PASSWORD } from '../support/firm'
import { API_ONLY, startPlatform } from '../support/platform'
import { today } from '../support/today'
import { scratchFolder } from '../support/scratch'
import { signedInFirm } from '../support/signedIn'

/** A database of the version that stored receipts and pictures in columns shows all of them after an upgrade. */

let databaseUrl: string
let pool: pg.Pool
beforeAll(async () => {
  databaseUrl = await firmDatabase()
  pool = poolOn(databaseUrl)
})

const signed = { typedName: 'client test', password: PASSWORD }
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

async function bytesAt(
  caller: Caller,
  address: string,
): Promise<{ status: number; type: string | null; bytes: Buffer; sha256: string | null }> {
  const answer = await fetch(`${caller.url}${address}`, {
    headers: { authorization: `Bearer ${caller.token}` },
  })
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    bytes: Buffer.from(await answer.arrayBuffer()),
    sha256: answer.headers.get('x-content-sha256'),
  }
}

/** Takes a migration back, as it says itself. */
async function goBackBefore(name: string): Promise<void> {
  const [, statements = ''] =
    /export async function down[^`]*`([^`]*)`/.exec(readFileSync(`migrations/${name}.ts`, 'utf8')) ?? []
  expect(statements).toContain('drop')
  await pool.query(statements)
  await pool.query('delete from payload_migrations where name = $1', [name])
}

/** The database as the version before files left it: schema and rows. */
async function makeOld(pdfs: Readonly<Record<string, Buffer>>, user: string): Promise<void> {
  for (const table of ['identification_receipts', 'identification_revocations'])
    await pool.query(`alter table peak.${table} disable trigger user`)
  for (const [id, pdf] of Object.entries(pdfs)) {
    await pool.query(
      'update peak.identification_receipts set pdf = $2, file_id = null where notice_id = $1',
      [id, pdf],
    )
    await pool.query('update peak.identification_revocations set pdf = $2, file_id = null where id = $1', [
      id,
      pdf,
    ])
  }
  for (const table of ['identification_receipts', 'identification_revocations'])
    await pool.query(`alter table peak.${table} enable trigger user`)
  await pool.query(
    `update peak.profiles set avatar_file = null, avatar = $2, avatar_type = 'image/png' where user_id = $1`,
    [user, PNG],
  )
  await pool.query('delete from peak.files')
  await goBackBefore('20261201_172721_firm_profile')
  await goBackBefore('20261201_101000_files_of_receipts')
  await goBackBefore('20261201_100000_files')
}

it(
  'carries receipts, revocations and pictures over, byte for byte and once',
  { timeout: 240_000 },
  async () => {
    const first = await startPlatform({ ...API_ONLY, DATABASE_URL: databaseUrl })
    const firm = await signedInFirm(first.url, pool)
    const { id: user, caller: client } = firm.people.client
    const exchange = await firm.admin.create('exchanges', {
      name: 'To identify',
      client: firm.contacts.client,
      relinquishedTransferDate: addDays(today, -10),
      relinquishedValueCents: 100_000_000,
    })
    const base = `/api/exchanges/${exchange}/identification`
    const item = { id: 'a', description: 'a Elm Street, Fresno, CA', valueCents: 900_000_00 }
    const notice = await client.post(`${base}/sign`, { items: [item], ...signed })
    const revocation = await client.post(`${base}/${textAt(notice, 'doc', 'id')}/revoke`, signed)
    expect((await client.put('/api/users/me/avatar', { data: PNG.toString('base64') })).status).toBe(200)
    const addresses = [
      textAt(notice, 'doc', 'receipt'),
      textAt(revocation, 'doc', 'receipt'),
      '/api/users/me/avatar',
    ]
    const before = await Promise.all(addresses.map((address) => bytesAt(client, address)))
    expect(before.map(({ status }) => status)).toEqual([200, 200, 200])
    await first.stop()
    const [pdf, revocationPdf] = before
    if (!pdf || !revocationPdf) throw new Error('no receipts')
    await makeOld(
      {
        [textAt(notice, 'doc', 'id')]: pdf.bytes,
        [textAt(revocation, 'doc', 'revocation')]: revocationPdf.bytes,
      },
      user,
    )
    expect(
      (await pool.query(`select 1 from pg_tables where schemaname = 'peak' and tablename = 'files'`))
        .rowCount,
    ).toBe(0)

    // The same address, so that the sign-in goes on, and a folder with nothing in it.
    const settings = {
      ...API_ONLY,
      DATABASE_URL: databaseUrl,
      DATA_DIR: scratchFolder('data'),
      PORT: new URL(first.url).port,
    }
    for (const start of [1, 2]) {
      const platform = await startPlatform(settings)
      const after = await Promise.all(addresses.map((address) => bytesAt(client, address)))
      expect([start, after]).toEqual([start, before])
      expect((await pool.query('select 1 from peak.files')).rowCount).toBe(3)
      // A picture that is taken away does not come back from the old column.
      if (start === 2) expect((await client.delete('/api/users/me/avatar')).status).toBe(200)
      await platform.stop()
    }
    await startPlatform(settings)
    expect((await bytesAt(client, '/api/users/me/avatar')).status).toBe(404)
    expect((await pool.query('select 1 from peak.profiles where avatar is not null')).rowCount).toBe(0)
    const { rows } = await pool.query<{ sha256: string; kept: string }>(
      'select f.sha256, r.sha256 as kept from peak.files f join peak.identification_receipts r on r.file_id = f.id',
    )
    expect(rows).toEqual([{ sha256: pdf.sha256, kept: createHash('sha256').update(pdf.bytes).digest('hex') }])
  },
)
