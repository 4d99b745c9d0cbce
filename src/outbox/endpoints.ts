import type { Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint, idParam, pageOf, pageQuery } from '../api/defineEndpoint'
import { auditRequest } from '../audit/write'
import { isoInstant } from '../database/instant'
import { poolOf, sqlOn } from '../database/pool'
import { NotYours } from '../errors'
import { fromStored, type Bodies } from './bodies'
import { CHANNELS, STATES, type Channel, type State } from './delivery'

const ADMIN = ['admin'] as const

/** A message of the outbox as lists show it: without its words. */
export type OutboxRecord = {
  id: string
  channel: Channel
  recipient: string
  subject: string
  user: string | null
  kind: string
  secret: boolean
  state: State
  attempts: number
  error: string | null
  createdAt: string
  sentAt: string | null
}

const COLUMNS = `id, channel, recipient, subject, user_id as "user", kind, secret, state, attempts, error, ${isoInstant('created_at')} as "createdAt", ${isoInstant('sent_at')} as "sentAt"`

const list = defineEndpoint({
  method: 'get',
  path: '/admin/outbox',
  summary: 'Mail and text messages, newest first; filter by state and channel',
  roles: ADMIN,
  query: z.strictObject({ ...pageQuery, state: z.enum(STATES).optional(), channel: z.enum(CHANNELS).optional() }),
  handler: async ({ req, query: { page, limit, state, channel } }) => {
    const sql = sqlOn(poolOf(req.payload))
    const where = 'where ($1::text is null or state = $1) and ($2::text is null or channel = $2)'
    const filters = [state ?? null, channel ?? null]
    const docs = await sql.query<OutboxRecord>(`select ${COLUMNS} from peak.outbox ${where} order by created_at desc, id desc limit $3 offset $4`, [...filters, limit, (page - 1) * limit])
    const [total] = await sql.query<{ count: number }>(`select count(*)::int as count from peak.outbox ${where}`, filters)
    return pageOf(docs, total?.count ?? 0, page, limit)
  },
})

const read = defineEndpoint({
  method: 'get',
  path: '/admin/outbox/:id',
  summary: 'One message with its words. Those of a secret are there only while it is kept, and its reading is audited',
  roles: ADMIN,
  handler: async (call) => {
    const { req } = call
    const sql = sqlOn(poolOf(req.payload))
    const [row] = await sql.query<OutboxRecord & Bodies>(`select ${COLUMNS}, text, html from peak.outbox where id = $1`, [idParam(call)])
    if (!row) throw new NotYours()
    if (!row.secret) return row
    // On its way, it is for its reader; kept, there is no other way to it.
    if (row.state !== 'KEPT') return { ...row, text: null, html: null }
    await auditRequest(req, { action: 'outbox.read', entityType: 'outbox', entityId: row.id, after: { kind: row.kind, user: row.user } })
    return { ...row, ...fromStored(row) }
  },
})

export const outboxEndpoints: Endpoint[] = [list, read]
