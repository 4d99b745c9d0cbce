import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { settings } from '../env'

const keys = new Map<string, Buffer>()

/** A key for one purpose, made once from the platform's secret: what is signed for one place counts at no other. */
export function keyFor(purpose: string): Buffer {
  const secret = settings().PAYLOAD_SECRET
  if (!secret) throw new Error('PAYLOAD_SECRET is not set.')
  const made = keys.get(purpose)
  if (made) return made
  const key = Buffer.from(hkdfSync('sha256', secret, '', `peak-1031 ${purpose}`, 32))
  keys.set(purpose, key)
  return key
}

/** A keyed digest of a text, for short codes that anybody could try out on a stolen database. */
export function keyedDigest(text: string, purpose: string): string {
  return createHmac('sha256', keyFor(purpose)).update(text).digest('base64url')
}

/** Whether two digests are the same, in the same time wherever they differ. */
export function sameDigest(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** A token that cannot be guessed: 256 random bits. */
export const randomToken = (): string => randomBytes(32).toString('base64url')

/** What is stored of such a token. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')
