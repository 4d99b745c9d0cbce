import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import { publicUrl, settings } from '../../core/env'
import { sendErrors } from './answer'

/** Whether a request came over TLS, as far as a proxy of ours may say so. */
function isEncrypted(req: IncomingMessage): boolean {
  if (settings().TRUST_PROXY === 0) return false
  return (
    String(req.headers['x-forwarded-proto'] ?? '')
      .split(',')
      .at(-1)
      ?.trim() === 'https'
  )
}

/**
 * Said at the start: without a proxy that is trusted to say so, no request ever counts as encrypted,
 * and a browser behind one would be led to the same address for ever.
 */
export function warnOfNoProxy(log: Logger): void {
  if (publicUrl().startsWith('https:') && settings().TRUST_PROXY === 0)
    log.warn(
      'PUBLIC_URL is https and TRUST_PROXY is 0: every request counts as plain http and is led away. Set TRUST_PROXY to the number of proxies that end TLS in front of this process.',
    )
}

/**
 * A platform that people reach by https takes nothing in the clear: a page is led to its https
 * address, anything else is rejected (contract section 2). Browsers are asked to remember it.
 * @returns whether the request has been answered
 */
export function rejectPlainHttp(req: IncomingMessage, res: ServerResponse): boolean {
  if (!publicUrl().startsWith('https:')) return false
  res.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
  if (isEncrypted(req)) return false
  if (req.method === 'GET' || req.method === 'HEAD') {
    res.writeHead(308, { location: `${publicUrl()}${req.url?.startsWith('/') ? req.url : '/'}` }).end()
  } else {
    sendErrors(res, 403, { message: 'This platform is reached by https alone.', code: 'https-only' })
  }
  return true
}
