import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { z } from 'zod'
import { errorsOf, type Answered, type Caller } from '../support/api'
import { ROLES } from '../support/contract'
import { firmDatabase, poolOn } from '../support/database'
import type { Firm } from '../support/firm'
import { countRows } from '../support/hostile'
import { PRODUCTION, startPlatform } from '../support/platform'
import { signedInFirm } from '../support/signedIn'

/** Server actions are called at any page by their id: whoever has no right to them is rejected like everywhere else. */

let firm: Firm
let pool: ReturnType<typeof poolOn>
let actions: string[]
/** The panel's own; the other is the framework's choice of a language. */
let panel: string
beforeAll(async () => {
  const databaseUrl = await firmDatabase()
  const { url } = await startPlatform({ ...PRODUCTION, DATABASE_URL: databaseUrl })
  pool = poolOn(databaseUrl)
  firm = await signedInFirm(url, pool)
  const manifest = z
    .object({ node: z.record(z.string(), z.object({ filename: z.string() })) })
    .parse(
      JSON.parse(
        readFileSync(path.join(inject('build'), 'next/server/server-reference-manifest.json'), 'utf8'),
      ),
    )
  actions = Object.keys(manifest.node)
  panel = actions.find((action) => manifest.node[action]?.filename === 'app/(payload)/layout.tsx') ?? ''
})

const PAGES = [
  '/admin',
  '/admin/collections/exchanges',
  '/login',
  '/home',
  '/exchanges',
  '/favicon.svg',
  '/nowhere',
]

/** Calls an action as the framework's own client does, in a form or as text. */
const call = (
  caller: Caller,
  page: string,
  action: string,
  body: BodyInit,
  type?: string,
): Promise<Answered> =>
  caller.send('POST', page, {
    body,
    headers: { 'next-action': action, accept: 'text/x-component', ...(type ? { 'content-type': type } : {}) },
  })

const formState = (collection: string) =>
  JSON.stringify([
    {
      name: 'form-state',
      args: {
        collectionSlug: collection,
        operation: 'create',
        schemaPath: collection,
        docPermissions: {},
        docPreferences: { fields: {} },
        data: {},
      },
    },
  ])

describe('a server action', () => {
  it('is there to be called', () => {
    expect(actions).toContain(panel)
  })

  it('is rejected by name where nobody is signed in, whatever the page', async () => {
    const before = await countRows(pool)
    for (const action of [...actions, '0'.repeat(42), 'nonsense']) {
      for (const page of PAGES) {
        for (const body of [formState('exchanges'), '[]', 'nonsense', '['.repeat(50_000)]) {
          const answer = await call(firm.nobody, page, action, body, 'text/plain;charset=UTF-8')
          expect([page, action.slice(0, 8), answer.status, errorsOf(answer)[0]?.code]).toEqual([
            page,
            action.slice(0, 8),
            401,
            'not-signed-in',
          ])
        }
      }
    }
    expect(await countRows(pool)).toEqual(before)
  })

  it.each(ROLES.filter((role) => role !== 'admin'))('is forbidden to %s', async (role) => {
    const form = new FormData()
    form.set('0', formState('users'))
    for (const action of actions) {
      for (const page of PAGES) {
        const answers = [
          await call(firm.people[role].caller, page, action, formState('users'), 'text/plain;charset=UTF-8'),
          await call(firm.people[role].caller, page, action, form),
        ]
        for (const answer of answers)
          expect([page, answer.status, errorsOf(answer)[0]?.code]).toEqual([page, 403, 'forbidden'])
      }
    }
  })

  it('answers an administrator, and no page but those of the panel takes anything', async () => {
    expect(
      (
        await call(
          firm.admin,
          '/admin/collections/exchanges',
          panel,
          formState('exchanges'),
          'text/plain;charset=UTF-8',
        )
      ).status,
    ).toBe(200)
    for (const page of ['/home', '/login', '/exchanges'])
      expect([
        page,
        (await call(firm.admin, page, panel, formState('exchanges'), 'text/plain;charset=UTF-8')).status,
      ]).toEqual([page, 405])
  })

  it('that asks for what there is not is no fault of ours', async () => {
    for (const action of [panel, '0'.repeat(42), 'nonsense']) {
      for (const body of [
        '[]',
        '[null]',
        '[{"name":"no-such-function","args":{}}]',
        '[{"name":"form-state"}]',
        '[{"name":"form-state","args":{"collectionSlug":"nowhere","schemaPath":"nowhere","operation":"create"}}]',
      ]) {
        const answer = await call(firm.admin, '/admin', action, body, 'text/plain;charset=UTF-8')
        expect([
          action.slice(0, 8),
          body.slice(0, 60),
          answer.status < 500 ? 'stands' : `${answer.status} ${answer.text.slice(0, 200)}`,
        ]).toEqual([action.slice(0, 8), body.slice(0, 60), 'stands'])
      }
    }
  })
})
