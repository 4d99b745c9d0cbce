import type { IncomingMessage } from 'node:http'
import { settings } from '../../core/env'

/**
 * The address a request comes from. `TRUST_PROXY` says how many proxies of ours stand in front:
 * only so many entries at the end of `X-Forwarded-For` are believed.
 */
export function clientAddress(req: IncomingMessage): string {
  const direct = (req.socket.remoteAddress ?? '').replace(/^::ffff:/, '')
  const hops = settings().TRUST_PROXY
  if (hops === 0) return direct
  const forwarded = String(req.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean)
  return forwarded.at(-hops) ?? direct
}
