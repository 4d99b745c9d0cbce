import type { IncomingMessage, ServerResponse } from 'node:http'
import { publicUrl, settings } from '../../env'
import { sendErrors } from './answer'

/** Whether a request came over TLS, as far as a proxy of ours may say so. */
function isEncrypted(req: IncomingMessage): boolean {
  if (settings().TRUST_PROXY === 0) return false
  return String(req.headers['x-forwarded-proto'] ?? '').split(',').at(-1)?.trim() === 'https'
}

/**
 * A platform that people reach by https takes nothing in the clear: a page is led to its https
 * address, anything else is refused (contract section 2). Browsers are told to remember it.
 * @returns whether the request has been answered
 */
export function refusePlainHttp(req: IncomingMessage, res: ServerResponse): boolean {
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
