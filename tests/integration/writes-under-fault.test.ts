import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { at, errorsOf, textAt, type Answered } from '../support/api'
import { closePools, firmDatabase, poolOn } from '../support/database'
import type { Firm } from '../support/firm'
import { API_ONLY, startPlatform, stopPlatforms } from '../support/platform'
import { signedInFirm } from '../support/signedIn'

/**
 * Two hundred writes of each kind of record side by side, of which the database rejects some at the
 * very last moment: what was acknowledged is there, and what is there was acknowledged.
 */
const WRITES = 200
const RECORDS = 20

/** For each collection: what a new record needs, and two fields that people change. */
const KINDS: Record<
  string,
  { body: (firm: Firm, name: string) => Record<string, unknown>; fields: [string, string] }
> = {
  contacts: { body: (_, name) => ({ firstName: name }), fields: ['lastName', 'company'] },
  agencies: { body: (_, name) => ({ name }), fields: ['name', 'name'] },
  exchanges: { body: (_, name) => ({ name }), fields: ['name', 'notes'] },
  properties: {
    body: ({ assigned }, name) => ({ exchange: assigned.exchange, side: 'replacement', address: name }),
    fields: ['address', 'city'],
  },
  tasks: {
    body: ({ assigned }, name) => ({ exchange: assigned.exchange, title: name }),
    fields: ['title', 'description'],
  },
  documents: {
    body: ({ assigned }, name) => ({ exchange: assigned.exchange, title: name }),
    fields: ['title', 'category'],
  },
  messages: {
    body: ({ assigned }, name) => ({ exchange: assigned.exchange, content: name }),
    fields: ['content', 'content'],
  },
}

let firm: Firm
let database: string

beforeAll(async () => {
  database = await firmDatabase()
  const platform = await startPlatform({ ...API_ONLY, DATABASE_URL: database })
  firm = await signedInFirm(platform.url, poolOn(database))
  await poolOn(database).query(
    `create function sometimes() returns trigger language plpgsql as $$ begin if random() < 0.15 then raise exception 'at commit' using errcode = '40001'; end if; return null; end $$`,
  )
})
afterAll(async () => {
  await stopPlatforms()
  await closePools()
})

const refuseSome = (table: string) =>
  poolOn(database).query(
    `create constraint trigger ${table}_sometimes after insert or update on ${table} deferrable initially deferred for each row execute function sometimes()`,
  )
const acknowledged = ({ status }: Answered) => status === 200 || status === 201

describe.each(Object.keys(KINDS))('%s', (collection) => {
  it('keeps what it acknowledged and nothing else', async () => {
    const kind = KINDS[collection]
    if (!kind) throw new Error(collection)
    const path = `/api/${collection}`
    const changeable =
      collection === 'messages'
        ? []
        : await Promise.all(
            Array.from({ length: RECORDS }, (_, index) =>
              firm.admin.create(collection, kind.body(firm, `Before ${index}`)),
            ),
          )
    await refuseSome(collection)
    const creates = Array.from({ length: WRITES - 2 * changeable.length }, (_, index) => ({
      name: `Made ${index}`,
      send: () => firm.admin.post(path, kind.body(firm, `Made ${index}`)),
    }))
    const changes = changeable.flatMap((id, index) =>
      kind.fields.map((field, at) => ({
        id,
        field,
        value: `Changed ${index} ${at}`,
        send: () => firm.admin.patch(`${path}/${id}`, { [field]: `Changed ${index} ${at}` }),
      })),
    )
    const made = Promise.all(creates.map(({ send }) => send()))
    const changed = await Promise.all(changes.map(({ send }) => send()))
    const answers = await made
    for (const answer of [...answers, ...changed].filter((entry) => !acknowledged(entry)))
      expect([409, 503]).toContain(answer.status)
    expect(answers.some(acknowledged) && !answers.every(acknowledged)).toBe(true)

    const [field] = kind.fields
    const column = collection === 'contacts' ? 'first_name' : field
    const { rows } = await poolOn(database).query<{ id: string; name: string }>(
      `select id, ${column} as name from ${collection} where ${column} like 'Made %'`,
    )
    expect(rows.map(({ id }) => id).toSorted()).toEqual(
      answers
        .filter(acknowledged)
        .map((answer) => textAt(answer, 'doc', 'id'))
        .toSorted(),
    )
    for (const [index, change] of changes.entries()) {
      const answer = changed[index]
      if (!answer || kind.fields[0] === kind.fields[1]) continue
      const stored = at((await firm.admin.get(`${path}/${change.id}?depth=0`)).body, change.field)
      if (acknowledged(answer)) expect(stored).toBe(change.value)
      else {
        // On a busy machine some wait for a connection longer than anybody waits.
        expect(['conflict', 'unavailable']).toContain(errorsOf(answer)[0]?.code)
        expect(stored).not.toBe(change.value)
      }
    }
    // Each with its audit row, and none for what was not kept.
    const { rows: audited } = await poolOn(database).query<{ id: string }>(
      `select entity_id as id from audit_logs where action = $1 and entity_id = any($2)`,
      [`${collection}.create`, answers.filter(acknowledged).map((answer) => textAt(answer, 'doc', 'id'))],
    )
    expect(audited.length).toBe(answers.filter(acknowledged).length)
  })
})
