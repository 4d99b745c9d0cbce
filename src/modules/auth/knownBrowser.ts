import { randomBytes } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { keyedDigest, sameDigest } from '../../core/crypto/digest'
import { cookieOf, KNOWN_COOKIE, KNOWN_SECONDS } from './cookies'
import { accountKey, type Counted } from './limits'
import type { Person } from './person'

/**
 * A browser in which somebody has signed in with their present password. Tries from it are counted
 * by themselves as well, so that an anonymous caller who keeps an account locked does not lock its owner out
 * of it. It opens nothing: password and second factor are asked all the same, and five failures in
 * it lock the account for everybody.
 */
type Owner = Pick<Person, 'id' | 'mark'>
type Known = { id: string; until: number }

const signatureOf = ({ id, mark }: Owner, browser: string, until: string): string =>
  keyedDigest([id, browser, until, mark].join('.'), 'known-browser')

function knownOf(req: PayloadRequest, owner: Owner): Known | null {
  const [user, id = '', until = '', signature = ''] = (cookieOf(req.headers, KNOWN_COOKIE) ?? '').split('.')
  if (user !== owner.id || !sameDigest(signature, signatureOf(owner, id, until))) return null
  return Number(until) > Date.now() / 1000 ? { id, until: Number(until) } : null
}

/** What the cookie of a browser says from now on; null when what it says is good for a while yet. */
export function newKnownBrowser(req: PayloadRequest, owner: Owner): string | null {
  const now = Math.floor(Date.now() / 1000)
  if ((knownOf(req, owner)?.until ?? 0) > now + KNOWN_SECONDS / 2) return null
  const [id, until] = [randomBytes(16).toString('base64url'), String(now + KNOWN_SECONDS)]
  return [owner.id, id, until, signatureOf(owner, id, until)].join('.')
}

/** What the tries of this request are counted by: the address as typed, and the browser where it is known. */
export function countedBy(req: PayloadRequest, email: string, owner: Owner | null): Counted {
  const known = owner ? knownOf(req, owner) : null
  return { account: accountKey(email), browser: known ? accountKey(`known browser ${known.id}`) : null }
}
