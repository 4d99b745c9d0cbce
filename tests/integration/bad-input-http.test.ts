import { beforeAll, describe, expect, it } from 'vitest'
import { errorsOf, type Answered } from '../support/api'
import { ownEndpoints } from '../support/config'
import { COLLECTIONS } from '../support/contract'
import type { Firm } from '../support/firm'
import { expectHarmless, HOSTILE_VALUES } from '../support/hostile'
import { sendRaw } from '../support/raw'
import { sharedFirm } from '../support/shared'

let firm: Firm
beforeAll(async () => {
  firm = (await sharedFirm()).firm
})

const NOBODY = '01900000-0000-7000-8000-000000000000'

describe('ways that lead nowhere', () => {
  it.each([
    '/api',
    '/api/',
    '/api/nowhere',
    '/api/nowhere/at/all',
    '/api/exchanges/',
    '/api/exchanges/nobody',
    `/api/exchanges/${NOBODY}/nowhere`,
    '/api/exchanges/%00',
    '/api/exchanges/..%2f..%2fetc%2fpasswd',
    '/api//exchanges',
    '/api/exchanges//',
    '/api/__proto__',
    '/api/constructor',
    '/api/exchanges/constructor',
    '/api/globals/settings',
    '/api/payload-jobs/run',
    '/api/graphql/x',
    '/api/access/x',
    '/api/exchanges/%E0%A4%A',
    '/api/%zz',
    `/api/${'x'.repeat(4000)}`,
  ])('%s does no harm', async (path) => {
    for (const caller of [firm.nobody, firm.admin, firm.people.client.caller]) {
      for (const method of ['GET', 'POST', 'PATCH', 'PUT', 'DELETE', 'HEAD', 'OPTIONS']) {
        const answer = await caller.send(
          method,
          path,
          method === 'GET' || method === 'HEAD'
            ? {}
            : { body: '{}', headers: { 'content-type': 'application/json' } },
        )
        if (method === 'HEAD' || method === 'OPTIONS')
          expect([path, method, answer.status < 500]).toEqual([path, method, true])
        else expectHarmless(answer, `${method} ${path.slice(0, 60)}`)
      }
    }
  })

  it('are a 401 to anonymous callers and a 404 to those who are signed in', async () => {
    expect((await firm.nobody.get('/api/nowhere')).status).toBe(401)
    expect((await firm.admin.get('/api/nowhere')).status).toBe(404)
    expect((await firm.admin.get('/api/exchanges/nobody')).status).toBe(404)
  })

  it('are the same for every collection: an id that is none is not there', async () => {
    for (const collection of COLLECTIONS) {
      for (const id of [
        'nobody',
        '1',
        '-1',
        'null',
        '%27',
        '01900000-0000-7000-8000-00000000000',
        `${NOBODY}x`,
      ]) {
        for (const send of ['get', 'patch'] as const)
          expect([collection, id, (await firm.admin[send](`/api/${collection}/${id}`, {})).status]).toEqual([
            collection,
            id,
            collection === 'messages' || collection.startsWith('sync') || collection.startsWith('audit')
              ? expect.toSatisfy((status: number) => [403, 404].includes(status))
              : 404,
          ])
      }
    }
  })
})

describe('methods', () => {
  it.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])(
    '%s does no harm on any endpoint of our own',
    async (method) => {
      for (const { path } of await ownEndpoints()) {
        const filled = path.replaceAll(/:\w+/g, NOBODY)
        for (const caller of [firm.nobody, firm.people.agency.caller, firm.admin])
          expectHarmless(
            await caller.send(
              method,
              filled,
              method === 'GET'
                ? {}
                : { body: '{"nonsense":1}', headers: { 'content-type': 'application/json' } },
            ),
            `${method} ${filled}`,
          )
      }
    },
  )

  it('that nobody knows are rejected', async () => {
    for (const method of ['BREW', 'TRACE', 'PROPFIND', 'get']) {
      const answer = await sendRaw(
        firm.admin.url,
        `${method} /api/exchanges HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
      )
      expect([method, /^HTTP\/1\.1 4\d\d/.test(answer)]).toEqual([method, true])
    }
  })
})

describe('what is no HTTP', () => {
  it.each([
    ['nonsense', 'nonsense\r\n\r\n'],
    [
      'two lengths',
      'POST /api/users/login HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
    ],
    ['a length that is none', 'POST /api/users/login HTTP/1.1\r\nHost: x\r\nContent-Length: abc\r\n\r\n'],
    [
      'a length and chunks',
      'POST /api/users/login HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['too many headers', `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(70_000)}\r\n\r\n`],
  ])('%s is refused with an answer', async (_, bytes) => {
    const answer = await sendRaw(firm.admin.url, bytes)
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d/)
    expect(answer.toLowerCase()).toContain('x-request-id')
    expect(answer).toContain('"errors"')
  })
})

describe('bodies', () => {
  const send = (body: BodyInit, type: string, path = '/api/exchanges'): Promise<Answered> =>
    firm.admin.send('POST', path, { body, headers: { 'content-type': type } })

  it.each([
    ['announced', 3 * 1024 * 1024],
    ['far above', 20 * 1024 * 1024],
  ])('that are too large are a 413: %s', async (_, size) => {
    const answer = await send('x'.repeat(size), 'application/json')
    expect(answer.status).toBe(413)
    expect(errorsOf(answer)[0]?.code).toBe('too-large')
  })

  it('that come in pieces without a length are cut off too', async () => {
    let sent = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536
        controller.enqueue(new Uint8Array(65_536).fill(120))
        if (sent > 30 * 1024 * 1024) controller.close()
      },
    })
    const outcome = await fetch(`${firm.admin.url}/api/exchanges`, {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${firm.admin.token}`, 'content-type': 'application/json' },
      ...{ duplex: 'half' },
    }).then(
      ({ status }) => status,
      () => 'cut off',
    )
    expect([413, 'cut off']).toContain(outcome)
    expect(sent).toBeLessThan(30 * 1024 * 1024)
  })

  it.each([
    ['no boundary', 'x', 'multipart/form-data'],
    ['a wrong boundary', '--a\r\n\r\n--b--', 'multipart/form-data; boundary=c'],
    ['an empty one', '', 'multipart/form-data; boundary=a'],
    [
      'a cut one',
      '--a\r\nContent-Disposition: form-data; name="_payload"\r\n\r\n{"name":',
      'multipart/form-data; boundary=a',
    ],
    [
      'a record that is no JSON',
      '--a\r\nContent-Disposition: form-data; name="_payload"\r\n\r\n{"name"\r\n--a--\r\n',
      'multipart/form-data; boundary=a',
    ],
    [
      'a record that is null',
      '--a\r\nContent-Disposition: form-data; name="_payload"\r\n\r\nnull\r\n--a--\r\n',
      'multipart/form-data; boundary=a',
    ],
    [
      'no record',
      '--a\r\nContent-Disposition: form-data; name="other"\r\n\r\nx\r\n--a--\r\n',
      'multipart/form-data; boundary=a',
    ],
    ['text', 'name=x', 'text/plain'],
    ['XML', '<a/>', 'application/xml'],
    ['a form', 'name=x', 'application/x-www-form-urlencoded'],
    ['a type that is none', '{}', 'nonsense'],
  ])('of another kind do no harm: %s', async (_, body, type) => {
    for (const path of ['/api/exchanges', '/api/documents', '/api/users/login', '/api/graphql']) {
      const answer = await send(body, type, path)
      if (path !== '/api/graphql') expectHarmless(answer, `${type} to ${path}`)
      expect([path, answer.status >= 400 && answer.status < 500]).toEqual([path, true])
    }
  })

  it('as forms of very many parts are rejected before they are taken apart', async () => {
    const boundary = '----PanelFormBoundary0123456789'
    const part = (name: string, value: string) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
    const form = (others: number) =>
      `${part('x', '').repeat(others)}${part('_payload', '{"name":"Sale"}')}--${boundary}--\r\n`
    expect((await send(form(50), `multipart/form-data; boundary=${boundary}`)).status).toBe(201)
    const answer = await send(form(20_000), `multipart/form-data; boundary=${boundary}`)
    expect([answer.status, errorsOf(answer)[0]?.message]).toEqual([
      400,
      'The form in the body has too many parts.',
    ])
  })

  it('as the panel sends them make a record', async () => {
    const form = new FormData()
    form.set('_payload', JSON.stringify({ name: 'From the panel' }))
    const answer = await firm.admin.send('POST', '/api/exchanges', { body: form })
    expect(answer.status).toBe(201)
  })
})

describe('signing in', () => {
  it('with values of any kind does no harm', async () => {
    for (const value of HOSTILE_VALUES) {
      for (const body of [
        { email: value, password: 'x' },
        { email: 'client@firm.example', password: value },
      ]) {
        const answer = await firm.nobody.post('/api/users/login', body)
        expectHarmless(answer, `login ${JSON.stringify(body).slice(0, 60)}`)
        expect(answer.status).toBeGreaterThanOrEqual(400)
      }
    }
    for (const path of [
      '/api/users/forgot-password',
      '/api/users/reset-password',
      '/api/users/refresh-token',
      '/api/users/logout',
    ]) {
      for (const value of HOSTILE_VALUES)
        expectHarmless(await firm.nobody.post(path, { email: value, token: value, password: value }), path)
    }
  })

  it('with headers of any kind does no harm', async () => {
    for (const authorization of [
      'Bearer',
      'Bearer ',
      'Bearer x',
      'JWT x.y.z',
      'Basic YTpi',
      'users API-Key x',
      'x'.repeat(8000),
    ])
      expect([
        authorization.slice(0, 20),
        (await firm.nobody.send('GET', '/api/exchanges', { headers: { authorization } })).status,
      ]).toEqual([authorization.slice(0, 20), 401])
    for (const cookie of [
      'payload-token',
      'payload-token=',
      'payload-token=%',
      'payload-token=%zz; payload-token=x',
      '=;=;',
      'x'.repeat(8000),
    ])
      expect([
        cookie.slice(0, 20),
        (await firm.nobody.send('GET', '/api/exchanges', { headers: { cookie } })).status,
      ]).toEqual([cookie.slice(0, 20), 401])
    const strange: Record<string, string>[] = [
      { 'x-http-method-override': 'DELETE' },
      { 'x-payload-http-method-override': 'GET' },
      { 'accept-language': '%00' },
      { accept: 'nonsense' },
      { origin: 'null' },
    ]
    for (const headers of strange)
      expectHarmless(
        await firm.admin.send('POST', '/api/exchanges/count', { headers, body: '{}' }),
        JSON.stringify(headers),
      )
  })
})
