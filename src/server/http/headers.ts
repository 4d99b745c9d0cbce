import type { ServerResponse } from 'node:http'
import { publicUrl, settings } from '../../core/env'

/** What every response says, whoever made it. The referrer stays here: some addresses carry a token. */
const ALWAYS: Record<string, string> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

/** For answers that are no pages: nothing in them may run or be framed. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

export function setSecurityHeaders(res: ServerResponse): void {
  for (const [name, value] of Object.entries(ALWAYS)) res.setHeader(name, value)
  res.setHeader('Content-Security-Policy', DATA_POLICY)
}

/** Payload's panel writes style elements of its own while it runs, without a nonce (docs/security.md). */
const isPanel = (path: string) =>
  path === '/admin' || path.startsWith('/admin/') || path.startsWith('/admin?')

/**
 * The policy of a page: scripts of ours that carry this response's nonce, nothing from elsewhere.
 * Style attributes are allowed, as components place themselves with them; they load nothing.
 */
export function pagePolicy(path: string, nonce: string): string {
  const development = settings().NODE_ENV === 'development'
  const styles = isPanel(path) ? "'unsafe-inline'" : `'nonce-${nonce}'`
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : styles}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ]
  return [...policy, ...(publicUrl().startsWith('https:') ? ['upgrade-insecure-requests'] : [])].join('; ')
}
