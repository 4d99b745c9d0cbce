import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../src/core/access/actor'
import type { Role } from '../../src/core/access/matrix'
import { Reader, readerOf } from '../../src/core/access/reader'
import { Values } from '../../src/core/database/statement'
import { newUser, tokensOf } from '../support/accounts'
import { at, docsOf, idsOf, signIn, textAt, type Caller } from '../support/api'
import { closePools, migratedDatabase, poolOn } from '../support/database'
import { ADMIN, PRODUCTION, startPlatform, stopPlatforms } from '../support/platform'

/**
 * One rule, four ways to ask it: Payload's lists, our own SQL, a record in memory, search and the
 * timeline. A thousand random records and ten people must see the same through all of them, and what
 * the contract says.
 */

const ROLES: readonly Role[] = ['admin', 'coordinator', 'client', 'third_party', 'agency']
const KINDS = ['documents', 'tasks', 'messages'] as const
type Kind = (typeof KINDS)[number]

type Someone = { actor: Actor; caller: Caller }
type Made = {
  kind: Kind
  id: string
  exchange: string | null
  word: string
  assignee: string | null
  audience: string
  accessLevel: string
  allowedRoles: string[]
}

/** Numbers from 0 to `below`, the same in every run. */
let state = 1031
const random = (below: number): number => {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
  return Math.floor((state / 2_147_483_648) * below)
}
const oneOf = <T>(list: readonly T[]): T => {
  const found = list[random(list.length)]
  if (found === undefined) throw new Error('Nothing to choose from.')
  return found
}

let pool: pg.Pool
const people: Someone[] = []
const exchanges: string[] = []
const records: Made[] = []
/** Who takes part in which exchange, as it was written. */
const takesPart = new Map<string, Set<string>>()

const WORDS = Array.from({ length: 40 }, (_, index) => `needle${String(index).padStart(2, '0')}x`)

async function makePeople(admin: Caller, url: string): Promise<void> {
  for (const role of [...ROLES, ...ROLES]) {
    const { id, email } = await newUser(admin, role)
    const { caller } = await tokensOf(url, email)
    people.push({ actor: { id, role, contact: null, agency: null }, caller })
    takesPart.set(id, new Set())
  }
}

async function makeParticipants(): Promise<void> {
  for (const { actor } of people)
    for (const exchange of exchanges) {
      if (random(2) === 0) continue
      const status = oneOf(['ACTIVE', 'ACTIVE', 'ACTIVE', 'PENDING', 'REMOVED'])
      const permissions = oneOf([['view'], ['view', 'message'], ['message']])
      await pool.query(
        `insert into exchange_participants (id, exchange_id, user_id, permissions, status) values (gen_random_uuid(), $1, $2, $3, $4)`,
        [exchange, actor.id, JSON.stringify(permissions), status],
      )
      if (status === 'ACTIVE' && permissions.includes('view')) takesPart.get(actor.id)?.add(exchange)
    }
}

async function makeRecord(index: number): Promise<void> {
  const kind = oneOf(KINDS)
  const made: Made = {
    kind,
    id: `0193${String(index).padStart(4, '0')}-0000-7000-8000-000000000000`,
    exchange: kind === 'tasks' && random(8) === 0 ? null : oneOf(exchanges),
    word: WORDS[index % WORDS.length] ?? '',
    assignee: random(3) === 0 ? oneOf(people).actor.id : null,
    audience: oneOf(['all', 'staff']),
    accessLevel: oneOf(['exchange', 'staff', 'restricted']),
    allowedRoles: ['client', 'third_party', 'agency'].filter(() => random(2) === 0),
  }
  records.push(made)
  const { id, exchange, word, audience } = made
  if (kind === 'tasks')
    await pool.query(
      'insert into tasks (id, title, exchange_id, assignee_id, audience) values ($1, $2, $3, $4, $5)',
      [id, word, exchange, made.assignee, audience],
    )
  if (kind === 'messages')
    await pool.query('insert into messages (id, content, exchange_id, audience) values ($1, $2, $3, $4)', [
      id,
      word,
      exchange,
      audience,
    ])
  if (kind === 'documents') {
    await pool.query('insert into documents (id, title, exchange_id, access_level) values ($1, $2, $3, $4)', [
      id,
      word,
      exchange,
      made.accessLevel,
    ])
    for (const [order, role] of made.allowedRoles.entries())
      await pool.query(
        'insert into documents_allowed_roles (id, "order", parent_id, value) values (gen_random_uuid(), $1, $2, $3)',
        [order, id, role],
      )
  }
  await pool.query(
    `insert into audit_logs (id, action, entity_type, entity_id, exchange_id, outcome, "after") values (gen_random_uuid(), $1, $2, $3, $4, 'success', '{"title": "x"}')`,
    [`${kind}.create`, kind, id, exchange],
  )
}

beforeAll(async () => {
  const database = await migratedDatabase()
  pool = poolOn(database)
  const { url } = await startPlatform({ ...PRODUCTION, DATABASE_URL: database })
  const admin = await signIn(url, ADMIN.email, ADMIN.password)
  await makePeople(admin, url)
  for (let index = 0; index < 6; index += 1) {
    const { rows } = await pool.query<{ id: string }>(
      `insert into exchanges (id, name) values (gen_random_uuid(), $1) returning id`,
      [`Exchange ${index}`],
    )
    exchanges.push(rows[0]?.id ?? '')
  }
  await makeParticipants()
  for (let index = 0; index < 1000; index += 1) await makeRecord(index)
})
afterAll(async () => {
  await stopPlatforms()
  await closePools()
})

/** What the contract says (section 4 and 7), written out. */
function expected({ actor }: Someone, record: Made): boolean {
  if (actor.role === 'admin') return true
  if (record.exchange === null) return record.assignee === actor.id
  if (!takesPart.get(actor.id)?.has(record.exchange)) return false
  if (actor.role === 'coordinator') return true
  if (record.kind !== 'documents') return record.audience === 'all'
  return (
    record.accessLevel === 'exchange' ||
    (record.accessLevel === 'restricted' && record.allowedRoles.includes(actor.role))
  )
}

const seenOf = (person: Someone, kind: Kind): string[] =>
  records
    .filter((record) => record.kind === kind && expected(person, record))
    .map(({ id }) => id)
    .toSorted()

async function overRest({ caller }: Someone, kind: Kind): Promise<string[]> {
  const ids: string[] = []
  for (let page = 1; ; page += 1) {
    const answer = await caller.get(`/api/${kind}?limit=500&page=${page}&depth=0&sort=id`)
    ids.push(...idsOf(answer))
    if (at(answer.body, 'hasNextPage') !== true) return ids.toSorted()
  }
}

async function inSql(reader: Reader, kind: Kind): Promise<string[]> {
  const values = new Values()
  const conditions = ['true', ...reader.sql(kind, 'r', values)]
  const { rows } = await pool.query<{ id: string }>(
    `select r.id from ${kind} r where ${conditions.join(' and ')}`,
    values.list,
  )
  return rows.map(({ id }) => id).toSorted()
}

async function inSearch({ caller }: Someone, kind: Kind): Promise<string[]> {
  const ids: string[] = []
  for (const word of WORDS) {
    const answer = await caller.get(`/api/search?kinds=${kind}&limit=50&q=${word}`)
    const found = docsOf(answer).filter((doc) =>
      records.some(({ id, word: own }) => id === doc['id'] && own === word),
    )
    ids.push(...found.map((doc) => String(doc['id'])))
  }
  return ids.toSorted()
}

async function inTimelines({ caller }: Someone, kind: Kind): Promise<string[]> {
  const ids: string[] = []
  for (const exchange of exchanges) {
    const answer = await caller.get(`/api/exchanges/${exchange}/timeline?limit=500`)
    if (answer.status === 404) continue
    expect(at(answer.body, 'hasNextPage')).toBe(false)
    for (const entry of docsOf(answer)) if (entry['entityType'] === kind) ids.push(String(entry['entityId']))
  }
  return ids.toSorted()
}

describe('a thousand random records', () => {
  it('are many of each kind, some seen and some hidden in every role', () => {
    for (const kind of KINDS)
      for (const role of ROLES.filter((name) => name !== 'admin')) {
        const all = records.filter((record) => record.kind === kind)
        const ofRole = people.filter(({ actor }) => actor.role === role)
        const seen = all.filter((record) => ofRole.some((person) => expected(person, record)))
        expect(all.length).toBeGreaterThan(250)
        expect([role, seen.length > 20, all.length - seen.length > 20]).toEqual([role, true, true])
      }
  })

  it.each(KINDS)('%s are the same for everybody over every way', async (kind) => {
    for (const person of people) {
      const who = person.actor.role
      const wanted = seenOf(person, kind)
      const reader = await readerOf(pool, person.actor)
      expect([who, 'REST', await overRest(person, kind)]).toEqual([who, 'REST', wanted])
      expect([who, 'SQL', await inSql(reader, kind)]).toEqual([who, 'SQL', wanted])
      const inMemory = records.filter((record) => record.kind === kind && reader.sees(kind, record))
      expect([who, 'memory', inMemory.map(({ id }) => id).toSorted()]).toEqual([who, 'memory', wanted])
      expect([who, 'search', await inSearch(person, kind)]).toEqual([who, 'search', wanted])
      if (kind === 'messages') continue
      const inExchanges = wanted.filter((id) => records.some((made) => made.id === id && made.exchange))
      expect([who, 'timeline', await inTimelines(person, kind)]).toEqual([who, 'timeline', inExchanges])
    }
  })

  it('are given by id to those who see them, and are not there for others', async () => {
    for (const record of records.filter((_, index) => index % 97 === 0))
      for (const person of people) {
        const answer = await person.caller.get(`/api/${record.kind}/${record.id}?depth=0`)
        expect([person.actor.role, record.kind, answer.status]).toEqual([
          person.actor.role,
          record.kind,
          expected(person, record) ? 200 : 404,
        ])
        if (answer.status === 200) expect(textAt(answer, 'id')).toBe(record.id)
      }
  })
})
