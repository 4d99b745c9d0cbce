import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fingerprintText } from '../../src/core/terms'
import { addDays } from '../../src/law/dates'
import { at, textAt, type Answered, type Caller } from '../support/api'
import { firmDatabase, poolOn } from '../support/database'
import { PASSWORD, type Firm } from '../support/firm'
import { freePort } from '../support/freePort'
import { textOfPdf } from '../support/pdf'
import { API_ONLY, startPlatform, type RunningPlatform } from '../support/platform'
import { today } from '../support/today'
import { scratchFolder } from '../support/scratch'
import { signedInFirm } from '../support/signedIn'
import { pause, until } from '../support/wait'

/** Receipts are made without a lock, and are there whenever a signature is: beside other writes, and when the process is killed. */

const signed = { typedName: 'client test', password: PASSWORD }
const items = [{ id: 'a', description: 'a Elm Street, Fresno, CA', valueCents: 900_000_00 }]
const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex')

let settings: Record<string, string>
let platform: RunningPlatform
let pool: pg.Pool
let firm: Firm
let exchange: string
let dataDir: string
beforeAll(async () => {
  dataDir = scratchFolder('data')
  const databaseUrl = await firmDatabase()
  // The same address after each start, so that the sign-ins go on.
  settings = { ...API_ONLY, DATABASE_URL: databaseUrl, DATA_DIR: dataDir, PORT: String(await freePort()) }
  platform = await startPlatform(settings)
  pool = poolOn(databaseUrl)
  firm = await signedInFirm(platform.url, pool)
})
beforeEach(async () => {
  exchange = await newExchange()
})

const newExchange = () =>
  firm.admin.create('exchanges', {
    name: 'To identify',
    client: firm.contacts.client,
    relinquishedTransferDate: addDays(today, -10),
    relinquishedValueCents: 100_000_000,
  })
const client = () => firm.people.client.caller
const sign = (of: string, caller: Caller = client()) =>
  caller.post(`/api/exchanges/${of}/identification/sign`, { items, ...signed })

async function receiptAt(address: string): Promise<{ status: number; pdf: Buffer; sha256: string | null }> {
  const answer = await fetch(`${platform.url}${address}`, {
    headers: { authorization: `Bearer ${client().token}` },
  })
  return {
    status: answer.status,
    pdf: Buffer.from(await answer.arrayBuffer()),
    sha256: answer.headers.get('x-content-sha256'),
  }
}

async function expectReceipt(answer: Answered): Promise<Buffer> {
  const { status, pdf, sha256: said } = await receiptAt(textAt(answer, 'doc', 'receipt'))
  expect([status, sha256(pdf), said]).toEqual([
    200,
    textAt(answer, 'doc', 'sha256'),
    textAt(answer, 'doc', 'sha256'),
  ])
  return pdf
}

/** Bytes that are stored and not yet recorded. */
const unrecorded = async (): Promise<string[]> => {
  const { rows } = await pool.query<{ id: string }>('select id from peak.unrecorded_files')
  return rows.map(({ id }) => id).filter((id) => existsSync(path.join(dataDir, 'files', id.slice(-2), id)))
}

describe('a receipt', () => {
  it('prints the fingerprint that the answer and the screen have, of a notice and of a revocation', async () => {
    const notice = await sign(exchange)
    const base = `/api/exchanges/${exchange}/identification`
    const revocation = await client().post(`${base}/${textAt(notice, 'doc', 'id')}/revoke`, signed)
    const read = (await client().get(base)).body
    for (const [answer, shown, query] of [
      [notice, at(read, 'notices', 0), ''],
      [
        revocation,
        at(read, 'notices', 0, 'revocations', 0),
        `?revocation=${textAt(revocation, 'doc', 'revocation')}`,
      ],
    ] as const) {
      const fingerprint = textAt(answer, 'doc', 'contentSha256')
      expect(await textOfPdf(await expectReceipt(answer))).toContain(fingerprintText(fingerprint))
      expect([at(shown, 'contentSha256'), at(shown, 'sha256')]).toEqual([
        fingerprint,
        textAt(answer, 'doc', 'sha256'),
      ])
      const content = await client().get(`${base}/${textAt(notice, 'doc', 'id')}/content${query}`)
      expect([textAt(content, 'sha256'), sha256(textAt(content, 'content'))]).toEqual([
        fingerprint,
        fingerprint,
      ])
    }
    const { rows } = await pool.query<{ pdf: null; type: string; name: string }>(
      'select r.pdf, f.type, f.name from peak.identification_receipts r join peak.files f on f.id = r.file_id where r.notice_id = $1',
      [textAt(notice, 'doc', 'id')],
    )
    expect(rows).toEqual([
      { pdf: null, type: 'application/pdf', name: `identification-${textAt(notice, 'doc', 'id')}.pdf` },
    ])
    await expect(pool.query('update peak.identification_receipts set file_id = null')).rejects.toMatchObject({
      code: '23514',
    })
    await expect(pool.query('delete from peak.files')).rejects.toMatchObject({ code: '23503' })
  })

  it('tells an agency no fingerprint from which values could be tried out', async () => {
    await sign(exchange)
    await firm.admin.post(`/api/exchanges/${exchange}/participants`, { user: firm.people.agency.id })
    const seen = await firm.people.agency.caller.get(`/api/exchanges/${exchange}/identification`)
    expect([seen.status, at(seen.body, 'notices', 0, 'contentSha256')]).toEqual([200, null])
  })

  it('is made while somebody else holds the exchange, and anew when the exchange was changed', async () => {
    const other = await pool.connect()
    await other.query('begin')
    await other.query(`update exchanges set name = 'Renamed meanwhile' where id = $1`, [exchange])
    const answer = sign(exchange)
    const made = await until('a receipt was made and stored', async () => {
      const found = await unrecorded()
      return found.length > 0 && found
    })
    expect(
      (await pool.query('select 1 from identifications where exchange_id = $1', [exchange])).rowCount,
    ).toBe(0)
    await other.query('commit')
    other.release()
    expect((await answer).status).toBe(201)
    expect(await textOfPdf(await expectReceipt(await answer))).toContain('Renamed meanwhile')
    // The first one was recorded by nobody, and waits to be removed.
    expect(await unrecorded()).toEqual(expect.arrayContaining(made))
  })

  it('is there for each of many signatures at once, in the order of their instants', async () => {
    // As many as may confirm their password at once, however long it takes to look at it.
    const answers = await Promise.all(Array.from({ length: 5 }, () => sign(exchange)))
    const done = answers.filter(({ status }) => status === 201)
    for (const { status } of answers) expect([201, 409]).toContain(status)
    expect(done.length).toBeGreaterThan(0)
    for (const answer of done) await expectReceipt(answer)
    const { rows } = await pool.query<{ state: string; signed: Date; ended: Date | null }>(
      'select state, signed_at as signed, ended_at as ended from identifications where exchange_id = $1 order by id',
      [exchange],
    )
    expect(rows).toHaveLength(done.length)
    expect(rows.map(({ state }) => state)).toEqual([...rows.slice(1).map(() => 'REPLACED'), 'SIGNED'])
    rows.slice(1).forEach(({ signed: next }, index) => {
      expect(rows[index]?.ended?.getTime()).toBe(next.getTime())
      expect(rows[index]?.signed.getTime()).toBeLessThan(next.getTime())
    })
  })

  it('is there after the process was killed, whenever its notice is', { timeout: 240_000 }, async () => {
    for (const delay of [0, 150, 400, 700]) {
      const exchanges = [await newExchange(), await newExchange(), await newExchange()]
      const answers = exchanges.map((of) => sign(of).catch(() => null))
      await pause(delay)
      platform.kill('SIGKILL')
      await platform.exited
      const acknowledged = (await Promise.all(answers)).filter((answer) => answer?.status === 201)
      platform = await startPlatform(settings)
      const { rows } = await pool.query<{ id: string; of: string; sha256: string; file: string }>(
        'select n.id, n.exchange_id as of, n.sha256, r.file_id as file from identifications n left join peak.identification_receipts r on r.notice_id = n.id where n.exchange_id = any($1)',
        [exchanges],
      )
      for (const answer of acknowledged)
        expect(rows.map(({ id }) => id)).toContain(answer && textAt(answer, 'doc', 'id'))
      for (const { id, of, sha256: kept } of rows) {
        const { status, pdf } = await receiptAt(`/api/exchanges/${of}/identification/${id}/receipt.pdf`)
        expect([status, sha256(pdf)]).toEqual([200, kept])
      }
      expect(
        (await pool.query('select 1 from identifications where source = $1 and sha256 is null', ['portal']))
          .rowCount,
      ).toBe(0)
    }
    expect(readdirSync(path.join(dataDir, 'files')).length).toBeGreaterThan(1)
  })
})
