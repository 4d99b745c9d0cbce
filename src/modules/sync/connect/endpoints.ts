import { randomBytes } from 'node:crypto'
import type { Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint } from '../../../core/api/defineEndpoint'
import { recordEvent } from '../../../core/events/record'
import { databaseOf } from '../../../core/database/database'
import { inTransaction, sqlOn } from '../../../core/database/sql'
import { publicUrl } from '../../../core/env'
import { InvalidInputError, DomainRuleError } from '../../../core/errors'
import { SourceError } from '../client/errors'
import { requestToken, storeTokens } from '../client/tokens'
import { connectionFor, sourceSettings, type SourceSettings } from '../connection'
import { singleLine } from '../../../core/api/plainText'
import { REDIRECT } from '../../../core/api/answers'

/** Connecting the firm's PracticePanther: OAuth's code flow, for an admin, with a state that works once. */

const redirectUri = () => `${publicUrl()}/api/sync/callback`

function requireSource(): SourceSettings {
  const source = sourceSettings()
  if (!source)
    throw new DomainRuleError(
      'PracticePanther is not set up: PP_CLIENT_ID and PP_CLIENT_SECRET are missing.',
      'not-configured',
    )
  return source
}

const toSyncPage = (result: string) =>
  new Response(null, { status: 302, headers: { location: `/sync?connect=${result}` } })

const connect = defineEndpoint({
  method: 'get',
  path: '/sync/connect',
  summary: 'Leads an admin to PracticePanther to allow the connection',
  roles: ['admin'],
  answer: REDIRECT,
  handler: async ({ req, actor }) => {
    const source = requireSource()
    const state = randomBytes(24).toString('base64url')
    const sql = sqlOn(databaseOf(req.payload))
    await sql.query(`delete from peak.oauth_states where created_at < now() - interval '15 minutes'`)
    await sql.query('insert into peak.oauth_states (state, user_id) values ($1, $2)', [state, actor.id])
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: source.clientId,
      redirect_uri: redirectUri(),
      state,
    })
    return new Response(null, {
      status: 302,
      headers: { location: `${source.baseUrl}/oauth/authorize?${query}` },
    })
  },
})

const callback = defineEndpoint({
  method: 'get',
  path: '/sync/callback',
  summary: 'Where PracticePanther sends the admin back to, with a code or a refusal',
  roles: ['admin'],
  query: z.looseObject({
    state: singleLine().max(200).optional(),
    code: z.string().max(2000).optional(),
    error: singleLine().max(200).optional(),
  }),
  answer: REDIRECT,
  handler: async ({ req, actor, query }) => {
    const db = databaseOf(req.payload)
    const used = await sqlOn(db).query(
      `delete from peak.oauth_states where state = $1 and user_id = $2 and created_at > now() - interval '15 minutes' returning state`,
      [query.state ?? '', actor.id],
    )
    if (used.length === 0)
      throw new InvalidInputError(
        'This answer does not belong to a connection that you started. Start again from the sync page.',
        'state',
      )
    if (query.error || !query.code) {
      await recordEvent(req, {
        action: 'sync.connect',
        outcome: 'refused',
        after: { error: query.error ?? 'no code' },
      })
      return toSyncPage('refused')
    }
    try {
      const connection = connectionFor(db, requireSource(), AbortSignal.timeout(60_000))
      const answer = await requestToken(connection, {
        grant_type: 'authorization_code',
        code: query.code,
        redirect_uri: redirectUri(),
      })
      await inTransaction(db, (sql) => storeTokens(sql, answer, null))
    } catch (error) {
      if (!(error instanceof SourceError)) throw error
      await recordEvent(req, { action: 'sync.connect', outcome: 'failure', after: { cause: error.code } })
      return toSyncPage('failed')
    }
    await recordEvent(req, { action: 'sync.connect' })
    return toSyncPage('done')
  },
})

export const connectEndpoints: Endpoint[] = [connect, callback]
