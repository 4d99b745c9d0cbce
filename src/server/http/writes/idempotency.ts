import { v7 as uuid } from 'uuid'
import type { SessionUser } from '../../../modules/auth'
import { rememberBody, rememberedBody } from '../../../core/api/parsedBody'
import { keyedDigest } from '../../../core/crypto/digest'
import { decryptText, encryptText } from '../../../core/crypto/encryption'
import type { Sql } from '../../../core/database/sql'
import type { Work } from '../../../core/database/work'
import { ConflictError, InvalidInputError } from '../../../core/errors'
import { canonicalJson } from '../../../core/canonicalJson'
import type { Send, WriteCall } from './writeSafely'

type KeyedCall = Omit<WriteCall, 'user'> & { user: SessionUser; key: string; work: Work }

/** A key as it is stored: what was asked with it, and the answer once there is one. */
type Stored = {
  id: string
  fingerprint: string
  status: number | null
  answer: string | null
  collection: string | null
  record: string | null
}

/** Signing in answers anew each time, with secrets; a question of GraphQL is no single creation. */
const NEVER_REPEATED = new Set(['auth', 'graphql'])

/** The key of a POST. @throws InvalidInputError */
export function idempotencyKeyOf({ request, method, segments }: WriteCall): string | null {
  const key = request.headers.get('idempotency-key')
  if (key === null || method !== 'POST' || NEVER_REPEATED.has(segments[1] ?? '')) return null
  if (!/^[\x21-\x7e](?:[\x20-\x7e]{0,98}[\x21-\x7e])?$/.test(key))
    throw new InvalidInputError('Idempotency-Key must be 1 to 100 printable characters.', 'Idempotency-Key')
  return key
}

/** A body whatever the order of its keys; one that has no canonical form (half a character) as it was sent. */
function comparable(text: string): string {
  try {
    return canonicalJson(JSON.parse(text))
  } catch {
    return text
  }
}

/**
 * What was asked, whatever the order of its keys. With a key of the platform: a body may hold a
 * password, which anybody could try out on a plain digest of a stolen database.
 */
async function fingerprintOf({ request, url }: KeyedCall): Promise<string> {
  const text = await request.clone().text()
  return keyedDigest(`${url.pathname}${url.search}\n${comparable(text)}`, 'idempotency')
}

const FIND = `select id, fingerprint, status, answer, collection, record_id as record from peak.idempotency_keys where user_id = $1 and key = $2`
const INSERT = `insert into peak.idempotency_keys (id, user_id, key, fingerprint, collection, record_id) values ($1, $2, $3, $4, $5, $6) on conflict (user_id, key) do nothing returning id`
const purposeOf = (id: string) => `idempotency.${id}`

const find = async (sql: Sql, call: KeyedCall): Promise<Stored | null> =>
  (await sql.query<Stored>(FIND, [call.user.id, call.key]))[0] ?? null

const JSON_TYPE = 'application/json; charset=utf-8'

/** The record that was made, as its creation answered it: for an answer that was never stored. */
async function rebuilt(
  { collection, record }: Stored,
  call: KeyedCall,
  send: Send,
): Promise<Response | null> {
  if (!collection || !record) return null
  const url = new URL(call.url)
  url.pathname = `/api/${collection}/${record}`
  const headers = new Headers(call.request.headers)
  headers.delete('content-type')
  const found = await send(new Request(url, { headers }))
  return found.ok ? Response.json({ doc: await found.json() }, { status: 201 }) : null
}

const PATIENCE_MS = 3000
const PAUSE_MS = 50

/**
 * The first answer to a key that was used before. Whoever asks while the first request is still
 * being answered waits for it.
 * @returns null when the key is free
 * @throws ConflictError for another request under the same key, or an answer that is lost
 */
async function firstAnswer(
  sql: Sql,
  call: KeyedCall,
  fingerprint: string,
  send: Send,
): Promise<Response | null> {
  const deadline = Date.now() + PATIENCE_MS
  let stored = await find(sql, call)
  while (stored?.fingerprint === fingerprint && stored.status === null && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    stored = await find(sql, call)
  }
  if (!stored) return null
  if (stored.fingerprint !== fingerprint)
    throw new ConflictError('This Idempotency-Key was used for another request.', 'idempotency-conflict')
  if (stored.status !== null)
    return new Response(stored.answer === null ? null : decryptText(stored.answer, purposeOf(stored.id)), {
      status: stored.status,
      headers: { 'content-type': JSON_TYPE },
    })
  const answer = await rebuilt(stored, call, send)
  if (!answer)
    throw new ConflictError(
      'This was sent before, and its answer was lost. Reload to see what was saved.',
      'idempotency-done',
    )
  return answer
}

/** Keeps the answer of a success; what failed may be sent again under its key. */
async function saveAnswer(
  sql: Sql,
  call: KeyedCall,
  id: string,
  fingerprint: string,
  response: Response,
): Promise<void> {
  if (response.status >= 500) return
  if (!response.ok)
    return void (await sql.query('delete from peak.idempotency_keys where id = $1 and status is null', [id]))
  const text = await response.clone().text()
  // What wrote nothing of its own in a transaction is stored from here on.
  if (response.status === 201) await sql.query(INSERT, [id, call.user.id, call.key, fingerprint, null, null])
  await sql.query('update peak.idempotency_keys set status = $2, answer = $3 where id = $1', [
    id,
    response.status,
    text === '' ? null : encryptText(text, purposeOf(id)),
  ])
}

/** The record that this request makes through the generic API: the first one of the collection that it names. */
function createdBy({ segments, work }: KeyedCall): [string | null, string | null] {
  const made = segments.length === 2 && work.created?.collection === segments[1] ? work.created : null
  return [made?.collection ?? null, made?.id ?? null]
}

/**
 * Answers a POST once for each key of a person. The key is stored in the transaction of what is
 * made, so that both are there or neither is: a second request that runs beside the first waits at
 * the key, is rolled back, and gets the first one's answer.
 */
export async function answerOnce(sql: Sql, call: KeyedCall, send: Send): Promise<Response> {
  const fingerprint = await fingerprintOf(call)
  const before = await firstAnswer(sql, call, fingerprint, send)
  if (before) return before
  const id = uuid()
  call.work.beforeFirstCommit = async (transaction) => {
    const stored = await transaction.query(INSERT, [
      id,
      call.user.id,
      call.key,
      fingerprint,
      ...createdBy(call),
    ])
    if (stored.length === 0)
      throw new ConflictError('This request is being answered already.', 'idempotency-repeated')
  }
  const request = call.request.clone()
  rememberBody(request, rememberedBody(call.request))
  const response = await send(request)
  await saveAnswer(sql, call, id, fingerprint, response)
  // What failed may have failed because the same request came first, on the key or on a rule of its own.
  return (
    (response.status >= 400 && response.status < 500 && (await firstAnswer(sql, call, fingerprint, send))) ||
    response
  )
}
