/** Sending an answer, plain or gzip, and every fault of the transport (practicepanther.md T4). */

import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { createGzip } from 'node:zlib'
import type { Reply } from './reply'
import type { Fault } from './schemas'

/** Compressed whole lists, one per list, until the firm changes. */
export type GzipCache = Map<string, { key: string; bytes: Buffer }>

export type Sending = {
  request: IncomingMessage
  response: ServerResponse
  reply: Reply
  faults: readonly Fault[]
  /** What the Date header says. */
  now: number
  cache: GzipCache
  /** Called with the bytes of the body as they go out. */
  sent: (bytes: number) => void
}

type FaultOf<K extends Fault['kind']> = Extract<Fault, { kind: K }>

function find<K extends Fault['kind']>(faults: readonly Fault[], kind: K): FaultOf<K> | undefined {
  return faults.find((fault): fault is FaultOf<K> => fault.kind === kind)
}

function writeHead(
  { response, reply, faults, now }: Sending,
  headers: Record<string, string | number>,
): void {
  const skew = find(faults, 'wrong_date')?.args.skew_ms ?? 0
  response.writeHead(reply.status, {
    'Content-Type': reply.type,
    Date: new Date(now + skew).toUTCString(),
    ...reply.headers,
    ...headers,
  })
}

async function write({ response, sent }: Sending, bytes: Buffer): Promise<void> {
  sent(bytes.length)
  await new Promise<void>((resolve) =>
    response.write(bytes, () => {
      resolve()
    }),
  )
}

function cutConnection({ request }: Sending): void {
  request.socket.resetAndDestroy()
}

async function trickle(sending: Sending, body: Buffer, args: FaultOf<'trickle'>['args']): Promise<void> {
  writeHead(sending, { 'Content-Length': body.length })
  const size = Math.max(1, Math.ceil(body.length / args.chunks))
  for (let at = 0; at < body.length && !sending.response.destroyed; at += size) {
    await write(sending, body.subarray(at, at + size))
    await sleep(args.total_ms / args.chunks, undefined, { ref: false })
  }
  sending.response.end()
}

/** Without a length and without chunks the end of the connection is the end of the body, and nothing shows that it came too early. */
async function truncate(sending: Sending, body: Buffer, args: FaultOf<'truncated'>['args']): Promise<void> {
  const part = body.subarray(0, Math.floor(body.length * args.at))
  if (args.content_length) {
    writeHead(sending, { 'Content-Length': body.length })
  } else {
    sending.response.removeHeader('Transfer-Encoding')
    writeHead(sending, { Connection: 'close' })
  }
  await write(sending, part)
  sending.request.socket.end()
}

async function stall(sending: Sending, body: Buffer, args: FaultOf<'stall'>['args']): Promise<void> {
  if (!args.headers) return
  writeHead(sending, { 'Content-Length': body.length + 1 })
  await write(sending, body.subarray(0, args.after_bytes))
}

async function reset(sending: Sending, body: Buffer, args: FaultOf<'reset'>['args']): Promise<void> {
  if (args.after_bytes > 0) {
    writeHead(sending, { 'Content-Length': body.length })
    await write(sending, body.subarray(0, Math.min(args.after_bytes, body.length - 1)))
  }
  cutConnection(sending)
}

/** Answers whether a fault took the sending over. */
async function sendBroken(sending: Sending): Promise<boolean> {
  const { faults } = sending
  const body = (): Buffer => Buffer.from([...sending.reply.body()].join(''))
  const [cut, stalled, short, slow] = [
    find(faults, 'reset'),
    find(faults, 'stall'),
    find(faults, 'truncated'),
    find(faults, 'trickle'),
  ]
  if (find(faults, 'refresh_reply_lost')) cutConnection(sending)
  else if (cut) await reset(sending, body(), cut.args)
  else if (stalled) await stall(sending, body(), stalled.args)
  else if (short) await truncate(sending, body(), short.args)
  else if (slow) await trickle(sending, body(), slow.args)
  else return false
  return true
}

function acceptsGzip(request: IncomingMessage): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/i.test(request.headers['accept-encoding'] ?? '')
}

function counting(sending: Sending, keep: Buffer[] | null): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sending.sent(chunk.length)
      keep?.push(chunk)
      done(null, chunk)
    },
  })
}

async function sendGzip(sending: Sending): Promise<void> {
  const { reply, cache, response } = sending
  const list = reply.cacheKey?.replace(/:\d+$/, '') ?? ''
  const cached = cache.get(list)
  if (reply.cacheKey !== null && cached?.key === reply.cacheKey) {
    writeHead(sending, {
      'Content-Encoding': 'gzip',
      'Content-Length': cached.bytes.length,
      Vary: 'Accept-Encoding',
    })
    await write(sending, cached.bytes)
    response.end()
    return
  }
  const kept: Buffer[] = []
  writeHead(sending, { 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' })
  await pipeline(
    Readable.from(reply.body()),
    createGzip({ level: 1 }),
    counting(sending, reply.cacheKey ? kept : null),
    response,
  )
  if (reply.cacheKey !== null) cache.set(list, { key: reply.cacheKey, bytes: Buffer.concat(kept) })
}

async function sendWhole(sending: Sending): Promise<void> {
  const { request, response, reply } = sending
  if (acceptsGzip(request) && reply.status === 200) return sendGzip(sending)
  writeHead(sending, {})
  await pipeline(Readable.from(reply.body(), { objectMode: true }), counting(sending, null), response)
}

/** Sends an answer as the faults have it; a client that went away is not an error of the server. */
export async function send(sending: Sending): Promise<void> {
  const { request, response, faults } = sending
  const slow = find(faults, 'slow_headers')
  try {
    if (slow) await sleep(slow.args.ms, undefined, { ref: false })
    if (response.destroyed || (await sendBroken(sending))) return
    await sendWhole(sending)
    if (find(faults, 'keep_alive_closed')) request.socket.destroySoon()
  } catch {
    response.destroy()
  }
}
