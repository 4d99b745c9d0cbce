import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { at } from '../support/api'
import { ROLES } from '../support/contract'
import type { Firm } from '../support/firm'
import { sharedFirm } from '../support/shared'

/** The profile of the firm: administrators change it, everybody signed in reads what letters say. */
const ADDRESS = '/api/admin/firm'
let firm: Firm
const picture = (kind: 'png' | 'jpeg' | 'webp', width = 900) =>
  sharp({ create: { width, height: 300, channels: 4, background: { r: 15, g: 107, b: 101, alpha: 0.5 } } })
    .toFormat(kind)
    .toBuffer()
const dataOf = (bytes: Buffer, type = 'image/png') => `data:${type};base64,${bytes.toString('base64')}`

const PROFILE = {
  legalName: 'Summit Exchange Services, Inc.',
  shortName: 'Summit 1031',
  address: { line: '500 Liberty Street, Suite 210', city: 'Reno', state: 'NV', postalCode: '89501' },
  phone: '(775) 555-0142',
  email: 'exchanges@summit1031.example',
  ein: '123456789',
}

beforeAll(async () => {
  ;({ firm } = await sharedFirm())
})
afterAll(async () => {
  const nothing = Object.fromEntries(Object.keys(PROFILE).map((name) => [name, null]))
  await firm.admin.put(ADDRESS, {
    ...nothing,
    address: { line: null, city: null, state: null, postalCode: null },
    color: null,
    logo: null,
  })
})

describe('the profile of the firm', () => {
  it('is empty at first, and is what administrators made it', async () => {
    expect((await firm.admin.get(ADDRESS)).body).toMatchObject({ legalName: null, ein: null, logo: null })
    const { status, body } = await firm.admin.put(ADDRESS, PROFILE)
    const kept = { ...PROFILE, phone: '+17755550142', ein: '12-3456789', color: null, logo: null }
    expect([status, body]).toEqual([200, kept])
    expect((await firm.admin.put(ADDRESS, body)).body).toEqual(kept)
    expect((await firm.admin.put(ADDRESS, { color: '#0F6B65' })).body).toEqual({ ...kept, color: '#0f6b65' })
    expect((await firm.admin.put(ADDRESS, { color: '' })).body).toEqual(kept)
  })

  it.each(ROLES.filter((role) => role !== 'admin'))('is read by %s without the tax number', async (role) => {
    const { caller } = firm.people[role]
    const { status, body } = await caller.get(ADDRESS)
    expect([status, at(body, 'legalName')]).toEqual([200, PROFILE.legalName])
    expect(body).not.toHaveProperty('ein')
    expect((await caller.put(ADDRESS, { shortName: 'Mine' })).status).toBe(403)
  })

  it('is not for an anonymous caller', async () => {
    expect((await firm.nobody.get(ADDRESS)).status).toBe(401)
    expect((await firm.nobody.get('/api/firm/logo')).status).toBe(401)
  })

  it.each([
    ['ein', '12-34'],
    ['email', 'nobody'],
    ['phone', '12'],
    ['color', 'teal'],
    ['color', '#ffee00'],
    ['legalName', 'Two\nlines'],
  ])('rejects %s %j with the name of the field', async (field, value) => {
    const { status, body } = await firm.admin.put(ADDRESS, { [field]: value })
    expect([status, at(body, 'errors', 0, 'field')]).toEqual([400, field])
  })

  it('records each change in the audit log', async () => {
    await firm.admin.put(ADDRESS, { shortName: 'Summit' })
    await firm.admin.put(ADDRESS, { shortName: 'Summit 1031' })
    const { body } = await firm.admin.get('/api/admin/audit-logs?action=firm.update&limit=1')
    expect(at(body, 'docs', 0, 'before')).toMatchObject({ shortName: 'Summit' })
    expect(at(body, 'docs', 0, 'after')).toMatchObject({ shortName: 'Summit 1031', ein: '12-3456789' })
  })
})

describe('the logo of the firm', () => {
  function openLogo(address: string, headers: Record<string, string> = {}) {
    const { url, token } = firm.people.client.caller
    return fetch(`${url}${address}`, { headers: { authorization: `Bearer ${token}`, ...headers } })
  }
  it('is drawn anew, served with its fingerprint and stays while the rest is saved', async () => {
    const { body } = await firm.admin.put(ADDRESS, { logo: dataOf(await picture('jpeg'), 'image/jpeg') })
    const address = String(at(body, 'logo'))
    const answer = await openLogo(address)
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(answer.headers.get('content-type')).toBe('image/png')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 600, hasAlpha: false })
    const etag = `"${createHash('sha256').update(bytes).digest('hex')}"`
    expect(answer.headers.get('etag')).toBe(etag)
    const again = await openLogo(address, { 'if-none-match': etag })
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0])
    expect((await firm.admin.put(ADDRESS, body)).body).toEqual(body)
  })

  it('is taken by its content alone', async () => {
    const other: [string, Buffer][] = [
      ['image/png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
      ['image/png', await picture('webp')],
      ['text/html', Buffer.from('<!doctype html>')],
    ]
    for (const [type, bytes] of other)
      expect((await firm.admin.put(ADDRESS, { logo: dataOf(bytes, type) })).status).toBe(415)
    expect((await firm.admin.put(ADDRESS, { logo: 'https://elsewhere.example/logo.png' })).status).toBe(415)
    const large = Buffer.concat([await picture('png'), Buffer.alloc(530_000)])
    expect((await firm.admin.put(ADDRESS, { logo: dataOf(large) })).status).toBe(413)
    const cut = (await picture('png')).subarray(0, 200)
    expect((await firm.admin.put(ADDRESS, { logo: dataOf(cut) })).status).toBe(422)
  })

  it('goes when it is taken away', async () => {
    await firm.admin.put(ADDRESS, { logo: dataOf(await picture('png')) })
    expect(at((await firm.admin.put(ADDRESS, { logo: null })).body, 'logo')).toBeNull()
    expect((await firm.admin.get('/api/firm/logo')).status).toBe(404)
  })
})
